package stoa.ordering.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import stoa.ordering.Command;
import stoa.ordering.Effect;
import stoa.ordering.EpochTable;
import stoa.ordering.JournalRecord;
import stoa.ordering.Message;
import stoa.ordering.Metadata;
import stoa.ordering.NumberRange;
import stoa.ordering.Origin;
import stoa.ordering.ViewRecord;

/// Effects, messages and records in a few words each. `7@15` is number 7, assigned in epoch 15.
final class Telling {
  private Telling() {}

  static String effect(Effect effect) {
    return switch (effect) {
      case Effect.Send send -> "sends to " + send.to() + ": " + message(send.message());
      case Effect.Broadcast all -> "sends to all: " + message(all.message());
      case Effect.Append append -> "writes " + record(append.record());
      case Effect.Deliver delivered ->
          "delivers %d@%d %s"
              .formatted(delivered.number(), delivered.epoch(), content(delivered.commands()));
      case Effect.Skip skip -> "delivers %d@%d void".formatted(skip.number(), skip.epoch());
      case Effect.Accepted accepted -> "accepts it as " + accepted.request();
      case Effect.BarrierReached reached ->
          "barrier reached: read once applied to " + reached.end();
      case Effect.Rejected rejected -> "rejects it: " + rejected.reason();
      case Effect.ReadJournal read ->
          "reads its journal from %d to %d for %d".formatted(read.from(), read.end(), read.asker());
      case Effect.ViewAdopted adopted -> "IS IN VIEW " + view(adopted.view());
      case Effect.NeedSnapshot need -> "NEEDS A SNAPSHOT of " + need.source();
      case Effect.StartAgain again -> "MUST START AGAIN above life " + again.aboveIncarnation();
      case Effect.Halt halt -> "HALTS: " + halt.reason();
    };
  }

  static String message(Message message) {
    return kind(message)
        + switch (message) {
          case Message.Request request ->
              " %s %s".formatted(request.id(), content(request.batch().commands()));
          case Message.Sequence sequence ->
              " %d@%d is %s".formatted(sequence.number(), sequence.epoch(), sequence.request());
          case Message.RetransmitRequest question -> " of " + asked(question);
          case Message.LogEntry passed -> " " + record(passed.entry());
          case Message.LogUnavailable unavailable -> " below " + unavailable.start();
          case Message.Heartbeat beat -> " " + announcement(beat.metadata());
          case Message.BarrierQuestion question -> " #" + question.nonce();
          case Message.BarrierAnswer answer ->
              " #%d held %d".formatted(answer.nonce(), answer.heldEnd());
          case Message.ViewWish wish -> " #" + wish.nonce();
          case Message.ViewSupport support -> " #" + support.nonce();
          case Message.Prepare prepare -> " " + prepare.epoch();
          case Message.PrepareAnswer answer ->
              " %d: life %d, log epoch %d, end %d, delivered %d"
                  .formatted(
                      answer.epoch(),
                      answer.metadata().incarnation(),
                      answer.view().epoch(),
                      answer.logEnd(),
                      answer.deliveredEnd());
          case Message.StartView start -> " " + view(start.view());
        };
  }

  /// The message's kind, as scripts name it.
  static String kind(Message message) {
    return switch (message) {
      case Message.Request request -> "request";
      case Message.Sequence sequence -> "sequence";
      case Message.RetransmitRequest question -> "retransmit-request";
      case Message.LogEntry passed -> "log-entry";
      case Message.LogUnavailable unavailable -> "log-unavailable";
      case Message.Heartbeat beat -> "heartbeat";
      case Message.BarrierQuestion question -> "barrier-question";
      case Message.BarrierAnswer answer -> "barrier-answer";
      case Message.ViewWish wish -> "view-wish";
      case Message.ViewSupport support -> "view-support";
      case Message.Prepare prepare -> "prepare";
      case Message.PrepareAnswer answer -> "prepare-answer";
      case Message.StartView start -> "start-view";
    };
  }

  static String record(JournalRecord record) {
    return switch (record) {
      case JournalRecord.Entry entry ->
          "%d@%d %s".formatted(entry.number(), entry.epoch(), content(entry.batch().commands()));
      case JournalRecord.VoidEntry gap -> "%d@%d void".formatted(gap.number(), gap.epoch());
      case JournalRecord.Cut cut -> "cut from " + cut.from();
      case JournalRecord.Incarnation life -> "life " + life.incarnation();
      case JournalRecord.Promise promise -> "promise " + promise.epoch();
      case JournalRecord.View adopted -> "view " + view(adopted.view());
      case JournalRecord.Voter voter -> "vote";
      case JournalRecord.Base base -> "base " + base.start() + ", " + table(base.table());
    };
  }

  static String view(ViewRecord view) {
    return "%d of %s from %d, %s"
        .formatted(
            view.epoch(),
            view.members().stream().map(Origin::toString).collect(Collectors.joining(" ")),
            view.base(),
            table(view.table()));
  }

  static String content(List<Command> commands) {
    return commands.stream()
        .map(command -> new String(command.bytes(), UTF_8))
        .collect(Collectors.joining(" ", "[", "]"));
  }

  private static String announcement(Metadata metadata) {
    String promise = metadata.settled() ? "" : ", promise " + metadata.promise();
    String vote = metadata.votes() ? "" : ", no vote";
    return "held %d in epoch %d".formatted(metadata.heldEnd(), metadata.logEpoch())
        + promise
        + vote;
  }

  private static String table(EpochTable table) {
    return table.starts().stream()
        .map(start -> "@" + start.epoch() + " from " + start.first())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String asked(Message.RetransmitRequest question) {
    String numbers =
        question.numbers().stream().map(Telling::range).collect(Collectors.joining(" "));
    String requests =
        question.requests().stream()
            .map(range -> range.origin() + "#" + range.from() + ".." + range.end())
            .collect(Collectors.joining(" "));
    return (numbers + " " + requests).strip();
  }

  private static String range(NumberRange range) {
    return range.from() + ".." + range.end();
  }
}
