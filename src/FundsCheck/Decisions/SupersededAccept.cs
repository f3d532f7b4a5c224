namespace FundsCheck;

/// <summary>
/// An earlier revision of a debit by which it may have been sent, an accept or an approved review: what it holds counts as possibly posted
/// until its expiry, whatever was decided since.
/// </summary>
/// <param name="Revision">The latest such revision.</param>
/// <param name="AcceptedFrom">When the first such revision was decided: the debit was not sent before.</param>
/// <param name="ExpiresAt">When the hold of the last of them ends.</param>
public sealed record SupersededAccept(int Revision, DateTimeOffset AcceptedFrom, DateTimeOffset ExpiresAt);
