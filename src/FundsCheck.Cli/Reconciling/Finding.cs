namespace FundsCheck.Cli.Reconciling;

/// <summary>One difference between what was sent and what was accepted.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Line">The line of the file; null for a debit that is not in it.</param>
/// <param name="Id">The debit.</param>
/// <param name="Sent">The amount that was sent; null for a debit that is not in the file.</param>
/// <param name="Recorded">The amount that was decided; null without a decision.</param>
/// <param name="Detail">What the records state, in words.</param>
internal sealed record Finding(FindingKind Kind, int? Line, string Id, Money? Sent, Money? Recorded, string Detail);
