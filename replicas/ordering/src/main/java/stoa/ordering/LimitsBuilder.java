package stoa.ordering;

/// [Limits] that differ from others in what is named: `Limits.standard().but().requestBytes(64)`.
public final class LimitsBuilder {
  private int requestBytes;
  private int unassignedRequests;
  private int outstandingRequests;
  private int outstandingBytes;
  private int logBytes;
  private int adoptionNumbers;
  private int adoptionBytes;
  private int unappliedNumbers;
  private int incarnationsPerMember;
  private int requestEndsPerMessage;
  private int rangesPerRetransmitRequest;
  private int messagesPerRetransmission;
  private int bytesPerRetransmission;
  private int barrierWaiters;
  private int numbersPerCut;
  private int cutsKeptForAbsent;
  private int joinLagNumbers;

  LimitsBuilder(Limits limits) {
    requestBytes = limits.requestBytes();
    unassignedRequests = limits.unassignedRequests();
    outstandingRequests = limits.outstandingRequests();
    outstandingBytes = limits.outstandingBytes();
    logBytes = limits.logBytes();
    adoptionNumbers = limits.adoptionNumbers();
    adoptionBytes = limits.adoptionBytes();
    unappliedNumbers = limits.unappliedNumbers();
    incarnationsPerMember = limits.incarnationsPerMember();
    requestEndsPerMessage = limits.requestEndsPerMessage();
    rangesPerRetransmitRequest = limits.rangesPerRetransmitRequest();
    messagesPerRetransmission = limits.messagesPerRetransmission();
    bytesPerRetransmission = limits.bytesPerRetransmission();
    barrierWaiters = limits.barrierWaiters();
    numbersPerCut = limits.numbersPerCut();
    cutsKeptForAbsent = limits.cutsKeptForAbsent();
    joinLagNumbers = limits.joinLagNumbers();
  }

  public LimitsBuilder requestBytes(int limit) {
    requestBytes = limit;
    return this;
  }

  public LimitsBuilder unassignedRequests(int limit) {
    unassignedRequests = limit;
    return this;
  }

  public LimitsBuilder outstandingRequests(int limit) {
    outstandingRequests = limit;
    return this;
  }

  public LimitsBuilder outstandingBytes(int limit) {
    outstandingBytes = limit;
    return this;
  }

  public LimitsBuilder logBytes(int limit) {
    logBytes = limit;
    return this;
  }

  public LimitsBuilder adoptionNumbers(int limit) {
    adoptionNumbers = limit;
    return this;
  }

  public LimitsBuilder adoptionBytes(int limit) {
    adoptionBytes = limit;
    return this;
  }

  public LimitsBuilder unappliedNumbers(int limit) {
    unappliedNumbers = limit;
    return this;
  }

  public LimitsBuilder incarnationsPerMember(int limit) {
    incarnationsPerMember = limit;
    return this;
  }

  public LimitsBuilder requestEndsPerMessage(int limit) {
    requestEndsPerMessage = limit;
    return this;
  }

  public LimitsBuilder rangesPerRetransmitRequest(int limit) {
    rangesPerRetransmitRequest = limit;
    return this;
  }

  public LimitsBuilder messagesPerRetransmission(int limit) {
    messagesPerRetransmission = limit;
    return this;
  }

  public LimitsBuilder bytesPerRetransmission(int limit) {
    bytesPerRetransmission = limit;
    return this;
  }

  public LimitsBuilder barrierWaiters(int limit) {
    barrierWaiters = limit;
    return this;
  }

  public LimitsBuilder numbersPerCut(int limit) {
    numbersPerCut = limit;
    return this;
  }

  public LimitsBuilder cutsKeptForAbsent(int limit) {
    cutsKeptForAbsent = limit;
    return this;
  }

  public LimitsBuilder joinLagNumbers(int limit) {
    joinLagNumbers = limit;
    return this;
  }

  /// @throws IllegalArgumentException if they do not go together
  public Limits build() {
    return new Limits(
        requestBytes,
        unassignedRequests,
        outstandingRequests,
        outstandingBytes,
        logBytes,
        adoptionNumbers,
        adoptionBytes,
        unappliedNumbers,
        incarnationsPerMember,
        requestEndsPerMessage,
        rangesPerRetransmitRequest,
        messagesPerRetransmission,
        bytesPerRetransmission,
        barrierWaiters,
        numbersPerCut,
        cutsKeptForAbsent,
        joinLagNumbers);
  }
}
