package stoa.ordering.udp;

import java.util.concurrent.CompletableFuture;
import stoa.ordering.Command;

/// A command that was submitted and has not been delivered, with whoever waits for its number.
record WaitingCommand(Command command, CompletableFuture<Long> number) {}
