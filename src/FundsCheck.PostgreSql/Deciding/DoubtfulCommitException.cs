namespace FundsCheck.PostgreSql;

/// <summary>
/// The server committed and warned: it did not wait for its standby. A failover may lose the commit, so that it is not acknowledged.
/// </summary>
internal sealed class DoubtfulCommitException() : IOException("the commit was not confirmed by a standby");
