package stoa.ordering.udp.wire;

import stoa.ordering.JournalRecord;
import stoa.ordering.Message;
import stoa.ordering.Metadata;
import stoa.proto.sequencer.v1.LogEntry;
import stoa.proto.sequencer.v1.PrepareAnswer;
import stoa.proto.sequencer.v1.StartView;
import stoa.proto.sequencer.v1.ViewSupport;

/// The messages of a view change and of catching up; part of [MessageCodec].
record ViewMessages(FromWire fromWire) {
  static LogEntry logEntry(Message.LogEntry passed) {
    LogEntry.Builder encoded = LogEntry.newBuilder();
    switch (passed.entry()) {
      case JournalRecord.Entry entry -> encoded.setEntry(ToWire.entry(entry));
      case JournalRecord.VoidEntry gap -> encoded.setVoidEntry(ToWire.voidEntry(gap));
    }
    return encoded.build();
  }

  Message logEntry(Metadata metadata, LogEntry passed) throws MalformedMessageException {
    JournalRecord.Numbered entry =
        switch (passed.getBodyCase()) {
          case ENTRY -> fromWire.entry(passed.getEntry());
          case VOID_ENTRY -> FromWire.voidEntry(passed.getVoidEntry());
          case BODY_NOT_SET -> throw new MalformedMessageException("an entry of an unknown kind");
        };
    return new Message.LogEntry(metadata, entry);
  }

  static ViewSupport viewSupport(Message.ViewSupport support) {
    return ViewSupport.newBuilder()
        .setAskerIncarnation(support.askerIncarnation())
        .setNonce(support.nonce())
        .build();
  }

  static Message viewSupport(Metadata metadata, ViewSupport support) {
    return new Message.ViewSupport(metadata, support.getAskerIncarnation(), support.getNonce());
  }

  static PrepareAnswer prepareAnswer(Message.PrepareAnswer answer) {
    return PrepareAnswer.newBuilder()
        .setEpoch(answer.epoch())
        .setView(ToWire.view(answer.view()))
        .setLogEnd(answer.logEnd())
        .setDeliveredEnd(answer.deliveredEnd())
        .addAllTable(ToWire.epochTable(answer.table()))
        .build();
  }

  Message prepareAnswer(Metadata metadata, PrepareAnswer answer) throws MalformedMessageException {
    return new Message.PrepareAnswer(
        metadata,
        FromWire.natural(answer.getEpoch()),
        fromWire.view(answer.getView()),
        FromWire.natural(answer.getLogEnd()),
        FromWire.natural(answer.getDeliveredEnd()),
        FromWire.epochTable(answer.getTableList()));
  }

  static StartView startView(Message.StartView start) {
    return StartView.newBuilder()
        .setView(ToWire.view(start.view()))
        .setSource(start.source())
        .build();
  }

  Message startView(Metadata metadata, StartView start) throws MalformedMessageException {
    return new Message.StartView(
        metadata, fromWire.view(start.getView()), fromWire.member(start.getSource()));
  }
}
