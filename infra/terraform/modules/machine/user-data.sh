#!/bin/sh
# First boot of a Stoa machine: the way in for Ansible (Session Manager, no open port), and the
# data volume. Everything else is Ansible's.
set -eu
export DEBIAN_FRONTEND=noninteractive

# Ansible needs Python, the agent's download needs curl.
apt-get update
apt-get install -y --no-install-recommends ca-certificates curl e2fsprogs python3

install -d -m 700 -o admin -g admin /home/admin/.ssh
cat >/home/admin/.ssh/authorized_keys <<'KEYS'
%{ for key in authorized_keys ~}
${key}
%{ endfor ~}
KEYS
chown admin:admin /home/admin/.ssh/authorized_keys
chmod 600 /home/admin/.ssh/authorized_keys

cat >/usr/local/sbin/stoa-data-volume <<'SCRIPT'
${data_volume}
SCRIPT
chmod 755 /usr/local/sbin/stoa-data-volume

# The volume by its id, whatever number the kernel gives it. A member's unit says
# RequiresMountsFor=/var/lib/stoa, so it starts on its own volume or not at all.
cat >/etc/systemd/system/stoa-data-volume.service <<'UNIT'
[Unit]
Description=Check of the data volume of Stoa member ${member}
After=systemd-udevd.service

[Service]
Type=oneshot
RemainAfterExit=yes
TimeoutStartSec=660
ExecStart=/usr/local/sbin/stoa-data-volume ${device} "${member}"
UNIT
cat >/etc/systemd/system/var-lib-stoa.mount <<'UNIT'
[Unit]
Description=Data of Stoa member ${member}
Requires=stoa-data-volume.service
After=stoa-data-volume.service

[Mount]
What=${device}
Where=/var/lib/stoa
Options=noatime,nodev,nosuid

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable var-lib-stoa.mount
systemctl start --no-block var-lib-stoa.mount

# The agent comes from AWS's own bucket of this region, in a version that was chosen.
agent=$(mktemp --suffix=.deb)
curl --fail --silent --show-error --retry 10 --retry-all-errors --output "$agent" \
  "https://s3.${region}.amazonaws.com/amazon-ssm-${region}/${agent_version}/debian_amd64/amazon-ssm-agent.deb"
dpkg -i "$agent"
rm "$agent"
systemctl enable --now amazon-ssm-agent.service

# Nobody comes in through the network; sshd answers Session Manager on loopback alone.
cat >/etc/ssh/sshd_config.d/10-stoa.conf <<'SSHD'
ListenAddress 127.0.0.1
PasswordAuthentication no
PermitRootLogin no
SSHD
systemctl restart ssh.service
