------------------------------ MODULE Ordering ------------------------------
(***************************************************************************)
(* The customer group's ordering protocol with views: turns, holding,      *)
(* delivery, view change with adoption step by step, crashes between any   *)
(* two steps, restarts, lost disks and joining, read barriers.             *)
(*                                                                         *)
(* How to read and run it: docs/model.md.  "Rule n" beside an action is    *)
(* that document's list.  A Mutant other than "none" breaks one rule.      *)
(*                                                                         *)
(* The network is what was ever sent (assigned, answers, started,          *)
(* announced) and nothing is taken out: a message may come late, never,    *)
(* twice or in any order.  A member that does nothing and one that is down *)
(* look the same, so a crash and the restart after it are one action.      *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets

CONSTANTS
  N,          \* members, with ids 0 .. N - 1
  Epochs,     \* the epochs that candidates may pick
  Numbers,    \* how many numbers may be assigned: 0 .. Numbers - 1
  Senders,    \* the members whose clients submit requests
  Crashes,    \* how many crashes there may be in all
  LostDisks,  \* how many members may lose their disk, each once
  Barriers,   \* how many reads may be asked in all
  Mutant      \* which reading breaks a rule, or "none"

Mutants == {
  "none",
  "void-counts-unforced",     "cut-by-length",          "cut-to-delivered",
  "epoch-before-entries",     "announce-the-promise",   "count-the-promise",
  "adopt-without-promise",    "fetch-without-table",    "send-before-promise",
  "restarted-owner-assigns",  "joiner-counts-at-once"}

Members == 0 .. N - 1

ASSUME /\ Mutant \in Mutants
       /\ Epochs \subseteq Nat \ {0}
       /\ Senders \subseteq Members

VARIABLES
  \* On disk.
  incarnation, \* of each member; 1 at the bootstrap
  blank,       \* whether a member has lost its disk and not yet got its vote back (rule 8)
  promise,     \* the highest epoch promised
  diskPromise, \* as promise; differs only in the mutant "send-before-promise"
  view,        \* the view record; its epoch is the log epoch
  log,         \* entries [e, r]: the epoch of the assignment and the request, or Void
  held,        \* how many entries of the log are forced
  delivered,   \* the requests delivered, Void included; applying them is the same step
  \* In memory.
  adopting,    \* the StartView that is being adopted, or NoView
  barrier,     \* the read barrier under way
  \* On the network, for ever.
  assigned,    \* Sequence messages, with the requests that they assign
  announced,   \* announced[m][e]: what m has announced in epoch e, at most
  answers,     \* PrepareAnswers
  started,     \* StartViews
  \* For the invariants and bounds only.
  decided,     \* the longest sequence that anybody ever delivered
  lost,        \* the members that have lost their disk once
  crashes,     \* how many crashes there were
  asked        \* how many barriers were asked

disk == <<incarnation, blank, promise, diskPromise, view, log, held, delivered>>
network == <<assigned, announced, answers, started>>
ghosts == <<decided, lost, crashes, asked>>
vars == <<disk, adopting, barrier, network, ghosts>>

-----------------------------------------------------------------------------
(* Words. *)

Void == <<>>
NotYet == -1
Nobody == [m \in Members |-> 0]

\* members[m] is the incarnation in which the view lists m, or 0.  The table has, for each number
\* below the view's base, the epoch of the chosen log's entry: the base is its length.
NoView == [e |-> 0, members |-> Nobody, joining |-> {}, table |-> <<>>, by |-> 0]
NoBarrier == [e |-> 0, need |-> 0, ends |-> [m \in Members |-> NotYet]]

Owner(k) == k % N                               \* rule 2
Candidate(e) == e % N                           \* rule 5: an epoch that only it can pick
IsMajority(S) == 2 * Cardinality(S) > N         \* rule 1: of the configured members
Max(a, b) == IF a > b THEN a ELSE b
Least(a, b) == IF a < b THEN a ELSE b
Prefix(s, n) == SubSeq(s, 1, n)
IsPrefix(s, t) == Len(s) <= Len(t) /\ s = Prefix(t, Len(s))

Next(m) == Len(log[m])                          \* the number that m expects
At(m, k) == log[m][k + 1]                       \* numbers start at 0, sequences at 1
LogEpoch(m) == view[m].e
Adopting(m) == adopting[m] # NoView
Listed(m) == view[m].members[m] = incarnation[m]

Settled(m) ==
  /\ ~ Adopting(m)
  /\ IF Mutant = "adopt-without-promise"
       THEN LogEpoch(m) >= promise[m]
       ELSE LogEpoch(m) = promise[m]

\* How many of an origin's requests the log assigns: the next one's local number.
AssignedOf(entries, s, i) ==
  Cardinality({j \in 1 .. Len(entries) :
    entries[j].r # Void /\ entries[j].r[1] = s /\ entries[j].r[2] = i})

\* Rule 4: announcements carry the log epoch and are sent only while it equals the promise; rule 8:
\* a blank member announces nothing.  To announce at once and to announce late are the same here,
\* because nobody has to receive it.
Announce(m, e, end) ==
  announced' = [announced EXCEPT ![m][e] = Max(@, end)]

-----------------------------------------------------------------------------
(* The bootstrap: epoch 0 has no view, so nobody owns anything.  Views come by view changes. *)

Init ==
  /\ incarnation = [m \in Members |-> 1]
  /\ blank = [m \in Members |-> FALSE]
  /\ promise = [m \in Members |-> 0]
  /\ diskPromise = promise
  /\ view = [m \in Members |-> NoView]
  /\ log = [m \in Members |-> <<>>]
  /\ held = [m \in Members |-> 0]
  /\ delivered = [m \in Members |-> <<>>]
  /\ adopting = [m \in Members |-> NoView]
  /\ barrier = [m \in Members |-> NoBarrier]
  /\ assigned = {}
  /\ announced = [m \in Members |-> [e \in Epochs |-> NotYet]]
  /\ answers = {}
  /\ started = {}
  /\ decided = <<>>
  /\ lost = {}
  /\ crashes = 0
  /\ asked = 0

-----------------------------------------------------------------------------
(* Turns, holding and delivery. *)

MayOwn(m) ==
  /\ LogEpoch(m) \in Epochs
  /\ Settled(m)
  /\ ~blank[m]
  /\ \/ Listed(m)
     \/ Mutant = "restarted-owner-assigns" /\ view[m].members[m] > 0

Append1(m, e, r) == log' = [log EXCEPT ![m] = Append(@, [e |-> e, r |-> r])]

\* Base protocol 1-3 and rules 3, 7: the owner of the next number assigns it to the next request of
\* a listed incarnation.  The request is submitted at the same moment: one that waits changes
\* nothing for anybody.
Assign(m) ==
  /\ MayOwn(m)
  /\ Next(m) < Numbers
  /\ Owner(Next(m)) = m
  /\ \E s \in Senders :
       LET i == view[m].members[s]
           r == <<s, i, AssignedOf(log[m], s, i)>>
       IN /\ i > 0
          /\ assigned' = assigned \cup {[e |-> LogEpoch(m), k |-> Next(m), r |-> r, by |-> m]}
          /\ Append1(m, LogEpoch(m), r)
  /\ UNCHANGED <<incarnation, blank, promise, diskPromise, view, held, delivered, adopting,
                 barrier, announced, answers, started, ghosts>>

\* Rule 3: accepted only if its epoch is both the promise and the log epoch.  Whoever passes it on,
\* it is the owner's message.
Accept(m) ==
  /\ Settled(m)
  /\ \E a \in assigned :
       /\ a.e = LogEpoch(m)
       /\ a.k = Next(m)
       /\ Append1(m, a.e, a.r)
  /\ UNCHANGED <<incarnation, blank, promise, diskPromise, view, held, delivered, adopting,
                 barrier, network, ghosts>>

\* Rule 2: a number whose owner is not in the view is void.  No message: each member journals it.
JournalVoid(m) ==
  /\ LogEpoch(m) \in Epochs
  /\ Settled(m)
  /\ Next(m) < Numbers
  /\ view[m].members[Owner(Next(m))] = 0
  /\ Append1(m, LogEpoch(m), Void)
  /\ IF /\ Mutant = "void-counts-unforced"
        /\ ~blank[m]
        /\ announced[m][LogEpoch(m)] = Next(m)
       THEN Announce(m, LogEpoch(m), Next(m) + 1)
       ELSE UNCHANGED announced
  /\ UNCHANGED <<incarnation, blank, promise, diskPromise, view, held, delivered, adopting,
                 barrier, assigned, answers, started, ghosts>>

\* Held: written and forced.  One force covers all that has arrived.
Force(m) ==
  /\ Settled(m)
  /\ held[m] < Next(m)
  /\ held' = [held EXCEPT ![m] = Next(m)]
  /\ IF blank[m] THEN UNCHANGED announced ELSE Announce(m, LogEpoch(m), Next(m))
  /\ UNCHANGED <<incarnation, blank, promise, diskPromise, view, log, delivered, adopting,
                 barrier, assigned, answers, started, ghosts>>

\* Only the mutant: a member that has promised, but not adopted, says what it holds in the new epoch.
AnnounceThePromise(m) ==
  /\ Mutant = "announce-the-promise"
  /\ promise[m] \in Epochs
  /\ ~blank[m]
  /\ announced[m][promise[m]] < held[m]
  /\ Announce(m, promise[m], held[m])
  /\ UNCHANGED <<disk, adopting, barrier, assigned, answers, started, ghosts>>

CountedEpoch(m) == IF Mutant = "count-the-promise" THEN promise[m] ELSE LogEpoch(m)

\* Rule 4: a majority, itself included, has announced k in exactly its own log epoch.
MayDeliver(m, k) ==
  LET e == CountedEpoch(m)
  IN /\ e \in Epochs
     /\ Settled(m) \/ Mutant = "count-the-promise"
     /\ ~blank[m]
     /\ held[m] > k \/ announced[m][e] > k
     /\ Next(m) > k
     /\ IsMajority({m} \cup {x \in Members : announced[x][e] > k})

MayDeliverNext(m) == MayDeliver(m, Len(delivered[m]))

Deliver(m) ==
  /\ MayDeliverNext(m)
  /\ delivered' = [delivered EXCEPT ![m] = Append(@, At(m, Len(@)).r)]
  /\ decided' = IF Len(delivered[m]) = Len(decided) THEN delivered'[m] ELSE decided
  /\ UNCHANGED <<incarnation, blank, promise, diskPromise, view, log, held, adopting, barrier,
                 network, lost, crashes, asked>>

-----------------------------------------------------------------------------
(* View change (rule 5).  Who suspects whom and when is left open: anybody, at any time. *)

\* The table of the log's own entries.  The view record's table would not do: an adoption that was
\* broken off leaves entries that the record does not know of.
TableOf(m) == [j \in 1 .. Len(log[m]) |-> log[m][j].e]

Answer(m, e) ==
  [e |-> e, from |-> m, incarnation |-> incarnation[m], logEpoch |-> LogEpoch(m),
   table |-> TableOf(m), shown |-> view[m].members]

\* The promise is a record of the journal, and so its force covers all entries before it.  It ends
\* any adoption under way, freezes the log and makes barriers start again.
PromiseAndAnswer(m, e) ==
  /\ promise' = [promise EXCEPT ![m] = e]
  /\ held' = [held EXCEPT ![m] = Next(m)]
  /\ adopting' = [adopting EXCEPT ![m] = NoView]
  /\ barrier' = [barrier EXCEPT ![m] = NoBarrier]
  /\ answers' = answers \cup {Answer(m, e)}
  /\ UNCHANGED <<incarnation, blank, view, log, delivered, assigned, announced, started, ghosts>>

\* A candidate makes its own promise durable before it sends.
Prepare(m, e) ==
  /\ Candidate(e) = m
  /\ e > promise[m]
  /\ ~blank[m]
  /\ PromiseAndAnswer(m, e)
  /\ diskPromise' = IF Mutant = "send-before-promise"
                      THEN diskPromise
                      ELSE [diskPromise EXCEPT ![m] = e]

\* Whether the candidate can still send StartView.
MayStart(e) ==
  LET m == Candidate(e)
  IN \/ m \in lost \/ Mutant = "send-before-promise"  \* it may have forgotten, and ask once more
     \/ /\ promise[m] = e
        /\ ~ \E v \in started : v.e = e
        /\ \E a \in answers : a.e = e /\ a.from = m /\ a.incarnation = incarnation[m]

Prepared(e) == \E a \in answers : a.e = e /\ a.from = Candidate(e)

\* An answer to a Prepare whose candidate has gone on or crashed would only bind its sender, which
\* is the same as a sender that does nothing: it is left out.
AnswerPrepare(m, e) ==
  /\ Candidate(e) # m
  /\ Prepared(e) /\ MayStart(e)
  /\ e > promise[m]
  /\ ~blank[m]                                  \* rule 8: no vote to give
  /\ PromiseAndAnswer(m, e)
  /\ diskPromise' = [diskPromise EXCEPT ![m] = e]

\* Answers of an incarnation older than one that any answer's view record shows are discarded.
Valid(R) == {a \in R : \A b \in R : b.shown[a.from] <= a.incarnation}

Better(a, b) ==
  \/ a.logEpoch > b.logEpoch
  \/ a.logEpoch = b.logEpoch /\ Len(a.table) >= Len(b.table)

\* The choice, and one StartView per epoch.  R is what has come of the answers, A those taken into
\* the view, J those without a vote that join.  A candidate that has crashed since it asked has
\* forgotten what it asked for.
StartView(m, e) ==
  /\ Candidate(e) = m
  /\ promise[m] = e
  /\ ~ \E v \in started : v.e = e /\ v.by = incarnation[m]
  /\ \E R \in SUBSET {a \in answers : a.e = e} :
       LET Q == Valid(R)
           from == {a.from : a \in Q}
       IN /\ IsMajority(from)
          /\ \E a \in Q : a.from = m /\ a.incarnation = incarnation[m]
          /\ \E c \in {a \in Q : \A b \in Q : Better(a, b)},
                A \in SUBSET from,
                J \in SUBSET {x \in Members \ from : blank[x]} :
               /\ IsMajority(A)
               /\ LET listed(x) ==
                        CHOOSE i \in {a.incarnation : a \in {b \in Q : b.from = x}} : TRUE
                  IN started' = started \cup {
                       [e |-> e,
                        members |-> [x \in Members |->
                          IF x \in A THEN listed(x) ELSE IF x \in J THEN incarnation[x] ELSE 0],
                        joining |-> J,
                        table |-> c.table,
                        by |-> incarnation[m]]}
  /\ UNCHANGED <<disk, adopting, barrier, assigned, announced, answers, ghosts>>

\* How many entries agree with the table: up to the first number at which the epochs differ.
Agreeing(entries, table) ==
  LET n == Least(Len(entries), Len(table))
      differ == {j \in 1 .. n : entries[j].e # table[j]}
  IN IF differ = {} THEN n ELSE (CHOOSE j \in differ : \A i \in differ : j <= i) - 1

KeptBy(m, table) ==
  CASE Mutant = "cut-by-length" -> Least(Next(m), Len(table))
    [] Mutant = "cut-to-delivered" -> Least(Len(delivered[m]), Next(m))
    [] OTHER -> Agreeing(log[m], table)

\* StartView is accepted only if e >= promise and e > log epoch; the promise is raised first.  Then
\* the log is cut, only from the first number at which it differs.  A crash between the two leaves
\* what a promise alone would leave, so it is one step here.  A member that is not in the view adopts
\* it too, and owns nothing; a blank one only if it is listed.
BeginAdoption(m) ==
  /\ \E v \in started :
       /\ v.e >= promise[m]
       /\ v.e > LogEpoch(m)
       /\ adopting[m].e < v.e
       /\ blank[m] => v.members[m] = incarnation[m]
       /\ adopting' = [adopting EXCEPT ![m] = v]
       /\ IF Mutant = "adopt-without-promise"
            THEN UNCHANGED <<promise, diskPromise>>
            ELSE /\ promise' = [promise EXCEPT ![m] = v.e]
                 /\ diskPromise' = [diskPromise EXCEPT ![m] = v.e]
       /\ IF Mutant = "epoch-before-entries"
            THEN view' = [view EXCEPT ![m] = v]
            ELSE UNCHANGED view
       /\ log' = [log EXCEPT ![m] = Prefix(@, KeptBy(m, v.table))]
       /\ held' = [held EXCEPT ![m] = KeptBy(m, v.table)]
  /\ barrier' = [barrier EXCEPT ![m] = NoBarrier]
  /\ UNCHANGED <<incarnation, blank, delivered, network, ghosts>>

\* What others can pass on for number k.
Passed(k) ==
  {At(x, k) : x \in {y \in Members : Next(y) > k}}
    \cup {[e |-> a.e, r |-> a.r] : a \in {b \in assigned : b.k = k}}

\* What is missing is fetched from anybody; it must agree with the table and keeps its epoch.
Fetch(m) ==
  /\ Adopting(m)
  /\ Next(m) < Len(adopting[m].table)
  /\ \E entry \in Passed(Next(m)) :
       /\ \/ entry.e = adopting[m].table[Next(m) + 1]
          \/ Mutant = "fetch-without-table"
       /\ Append1(m, entry.e, entry.r)
  /\ held' = [held EXCEPT ![m] = Next(m) + 1]
  /\ UNCHANGED <<incarnation, blank, promise, diskPromise, view, delivered, adopting, barrier,
                 network, ghosts>>

\* With all entries forced the view record is forced, and only then the member announces.
RecordView(m) ==
  /\ Adopting(m)
  /\ Next(m) = Len(adopting[m].table)
  /\ LET v == adopting[m]
     IN /\ view' = [view EXCEPT ![m] = v]
        /\ IF blank[m] /\ Mutant # "joiner-counts-at-once"
             THEN UNCHANGED <<announced, blank>>
             ELSE /\ Announce(m, v.e, Next(m))
                  /\ blank' = [blank EXCEPT ![m] = FALSE]
  /\ adopting' = [adopting EXCEPT ![m] = NoView]
  /\ UNCHANGED <<incarnation, promise, diskPromise, log, held, delivered, barrier, assigned,
                 answers, started, ghosts>>

-----------------------------------------------------------------------------
(* Crashes, restarts, lost disks and joining. *)

\* Rule 7: a crash keeps any prefix of the journal that includes everything forced.  The member comes
\* back in a new incarnation, with promise, log and log epoch, and no view up to its promise lists
\* it.  The adoption's steps are forced one by one here, so a crash may come between any two.
Crash(m) ==
  /\ crashes < Crashes
  /\ crashes' = crashes + 1
  /\ incarnation' = [incarnation EXCEPT ![m] = @ + 1]
  /\ promise' = [promise EXCEPT ![m] = diskPromise[m]]
  /\ \E end \in held[m] .. Next(m) :
       /\ log' = [log EXCEPT ![m] = Prefix(@, end)]
       /\ held' = [held EXCEPT ![m] = end]
       /\ IF LogEpoch(m) \in Epochs /\ LogEpoch(m) = promise'[m] /\ ~blank[m]
            THEN Announce(m, LogEpoch(m), end)
            ELSE UNCHANGED announced
  /\ adopting' = [adopting EXCEPT ![m] = NoView]
  /\ barrier' = [barrier EXCEPT ![m] = NoBarrier]
  /\ UNCHANGED <<blank, diskPromise, view, delivered, assigned, answers, started, decided, lost,
                 asked>>

\* Rule 8: nothing is left but an incarnation that is larger than before.
LoseDisk(m) ==
  /\ m \notin lost
  /\ Cardinality(lost) < LostDisks
  /\ lost' = lost \cup {m}
  /\ incarnation' = [incarnation EXCEPT ![m] = @ + 1]
  /\ blank' = [blank EXCEPT ![m] = TRUE]
  /\ promise' = [promise EXCEPT ![m] = 0]
  /\ diskPromise' = [diskPromise EXCEPT ![m] = 0]
  /\ view' = [view EXCEPT ![m] = NoView]
  /\ log' = [log EXCEPT ![m] = <<>>]
  /\ held' = [held EXCEPT ![m] = 0]
  /\ delivered' = [delivered EXCEPT ![m] = <<>>]
  /\ adopting' = [adopting EXCEPT ![m] = NoView]
  /\ barrier' = [barrier EXCEPT ![m] = NoBarrier]
  /\ UNCHANGED <<network, decided, crashes, asked>>

\* Rule 8: it counts when it has adopted a view that lists it and knows, by their announcements,
\* that a majority of other members have adopted that view.
Join(m) ==
  /\ blank[m]
  /\ Settled(m)
  /\ Listed(m)
  /\ IsMajority({x \in Members \ {m} : announced[x][LogEpoch(m)] # NotYet})
  /\ blank' = [blank EXCEPT ![m] = FALSE]
  /\ Announce(m, LogEpoch(m), held[m])
  /\ UNCHANGED <<incarnation, promise, diskPromise, view, log, held, delivered, adopting, barrier,
                 assigned, answers, started, ghosts>>

-----------------------------------------------------------------------------
(* Reads.  A barrier before anything was delivered has nothing to miss and is left out. *)

MayRead(m) == LogEpoch(m) \in Epochs /\ Settled(m) /\ ~blank[m]

Ask(m) ==
  /\ MayRead(m)
  /\ asked < Barriers
  /\ decided # <<>>
  /\ asked' = asked + 1
  /\ barrier' = [barrier EXCEPT ![m] =
       [e |-> LogEpoch(m), need |-> Len(decided),
        ends |-> [x \in Members |-> IF x = m THEN held[m] ELSE NotYet]]]
  /\ UNCHANGED <<disk, adopting, network, decided, lost, crashes>>

\* An answer counts only from a settled member in exactly the asker's log epoch.
AnswerBarrier(x, m) ==
  /\ x # m
  /\ barrier[m].e # 0
  /\ barrier[m].ends[x] = NotYet
  /\ MayRead(x)
  /\ LogEpoch(x) = barrier[m].e
  /\ barrier' = [barrier EXCEPT ![m].ends[x] = held[x]]
  /\ UNCHANGED <<disk, adopting, network, ghosts>>

-----------------------------------------------------------------------------

Step ==
  \E m \in Members :
    \/ Assign(m)
    \/ Accept(m)
    \/ JournalVoid(m)
    \/ Force(m)
    \/ AnnounceThePromise(m)
    \/ Deliver(m)
    \/ \E e \in Epochs : Prepare(m, e)
    \/ \E e \in Epochs : AnswerPrepare(m, e)
    \/ \E e \in Epochs : StartView(m, e)
    \/ BeginAdoption(m)
    \/ Fetch(m)
    \/ RecordView(m)
    \/ Crash(m)
    \/ LoseDisk(m)
    \/ Join(m)
    \/ Ask(m)
    \/ \E x \in Members : AnswerBarrier(x, m)

(* Less to look at, without a loss. *)

\* Who may deliver does so before anything else happens, the lowest first: a delivery takes nothing
\* from anybody, and what holds with more delivered holds with less.
DeliverFirst ==
  LET ready == {m \in Members : MayDeliverNext(m)}
      first == CHOOSE m \in ready : \A x \in ready : m <= x
  IN ready = {} \/ Len(delivered'[first]) > Len(delivered[first])

Spec == Init /\ [][Step]_vars

\* What TLC compares states by.  Answers to a Prepare that can lead to no StartView any more change
\* nothing; that it was sent still does.

Seen ==
  <<disk, adopting, barrier, assigned, announced, started, ghosts,
    {a \in answers : MayStart(a.e)}, {e \in Epochs : Prepared(e)}>>

(* For the sizes that leave out races between candidates. *)

Orderly ==
  \A e, f \in Epochs : e < f /\ Prepared(f) => \E v \in started : v.e = e

-----------------------------------------------------------------------------
(* The invariants: equal in name to those of the simulation. *)

\* Any two members' delivered sequences are prefixes of one another.
TotalOrder ==
  \A m, x \in Members :
    IsPrefix(delivered[m], delivered[x]) \/ IsPrefix(delivered[x], delivered[m])

Requests(s) == {j \in 1 .. Len(s) : s[j] # Void}

\* What is delivered was submitted, in an incarnation that there was, and each request once.
Integrity ==
  \A m \in Members :
    LET s == delivered[m]
    IN /\ \A j \in Requests(s) :
            s[j][1] \in Senders /\ s[j][2] \in 1 .. incarnation[s[j][1]]
       /\ \A i, j \in Requests(s) : s[i] = s[j] => i = j

\* Requests of one incarnation are delivered in local order, and none is left out.
SenderOrder ==
  \A m \in Members :
    LET s == delivered[m]
    IN \A j \in Requests(s) :
         s[j][3] = Cardinality({i \in Requests(s) :
                     i < j /\ s[i][1] = s[j][1] /\ s[i][2] = s[j][2]})

\* What is delivered a majority has on disk, as the same entry.  A disk that was lost counts as one
\* that had it: whether it was lost before or after the delivery makes no difference to anybody.
Majority ==
  \A m \in Members : \A k \in 0 .. Len(delivered[m]) - 1 :
    IsMajority(lost \cup {x \in Members : held[x] > k /\ At(x, k).r = delivered[m][k + 1]})

\* Whatever was delivered by anyone is delivered in the same place by everyone.
Durability == \A m \in Members : IsPrefix(delivered[m], decided)

\* In one epoch a number is assigned at most once, and by its owner.
Turns ==
  \A a, b \in assigned :
    a.by = Owner(a.k) /\ (a.e = b.e /\ a.k = b.k => a = b)

\* One view per epoch; at least a majority of members with a vote; log epoch <= promise.
Views ==
  /\ \A v, w \in started : v.e = w.e => v = w
  /\ \A v \in started : IsMajority({m \in Members : v.members[m] > 0} \ v.joining)
  /\ \A m \in Members : LogEpoch(m) <= promise[m]

\* Two logs that have the same epoch at a number are equal up to it; no log is cut below what its
\* member delivered.
LogMatching ==
  /\ \A m, x \in Members : \A j \in 1 .. Least(Len(log[m]), Len(log[x])) :
       log[m][j].e = log[x][j].e => Prefix(log[m], j) = Prefix(log[x], j)
  /\ \A m \in Members :
       /\ Len(delivered[m]) <= Len(log[m])
       /\ \A j \in 1 .. Len(delivered[m]) : log[m][j].r = delivered[m][j]

\* With a majority of answers the position to wait for is at least that of every write delivered,
\* and so perhaps acknowledged, before the read was asked.
Barrier ==
  \A m \in Members :
    LET b == barrier[m]
        answered == {x \in Members : b.ends[x] # NotYet}
    IN b.e # 0 /\ IsMajority(answered) => \E x \in answered : b.ends[x] >= b.need

-----------------------------------------------------------------------------
(* Claims that must be false, or the bounds leave out what matters. *)

NothingIsDelivered == decided = <<>>
NobodyJoins == \A m \in lost : blank[m]
NoBarrierEnds == \A m \in Members : ~IsMajority({x \in Members : barrier[m].ends[x] # NotYet})

=============================================================================
