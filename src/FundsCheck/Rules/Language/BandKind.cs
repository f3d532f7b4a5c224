namespace FundsCheck.Rules.Language;

/// <summary>How a band of a band list catches values.</summary>
public enum BandKind
{
    Below,
    UpTo,
    In,
    Otherwise,
}
