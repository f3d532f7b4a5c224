namespace FundsCheck.Rules.Language;

/// <summary>How a band of a band list catches values.</summary>
internal enum BandKind
{
    Below,
    UpTo,
    In,
    Otherwise,
}
