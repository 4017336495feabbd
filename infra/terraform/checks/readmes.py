"""Every module's README names exactly its variables and outputs, with the defaults that hold."""

import pathlib
import re
import sys

BLOCK = r'^{} "(\w+)" \{{\n(.*?)^\}}'
faults = []
for module in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    readme = (module / "README.md").read_text(encoding="utf-8")
    if "```hcl" not in readme:
        faults.append(f"{module.name}: the README has no example")
    said = {}
    for line in readme.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| `") and len(cells) in (2, 3):
            said[cells[0].strip("`")] = cells[2] if len(cells) == 3 else None
    there = {}
    for kind in ("variable", "output"):
        text = (module / f"{kind}s.tf").read_text(encoding="utf-8")
        for name, body in re.findall(BLOCK.format(kind), text, re.S | re.M):
            if "  description = " not in body:
                faults.append(f"{module.name}: {kind} {name} has no description")
            if kind == "variable" and not re.search(r"^  type +=", body, re.M):
                faults.append(f"{module.name}: {name} has no type")
            default = re.search(r"^  default +=(.*)$", body, re.M)
            there[name] = None if kind == "output" else f"`{default.group(1).strip()}`" if default else "required"
    for name in sorted(said.keys() | there.keys()):
        if name not in said or name not in there or said[name] != there[name]:
            faults.append(f"{module.name}: README and code disagree on {name}: {said.get(name)} and {there.get(name)}")
for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
