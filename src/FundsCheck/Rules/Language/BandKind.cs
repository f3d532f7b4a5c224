namespace FundsCheck.Rules.Language;

/// <summary>How a rung of a ladder catches values.</summary>
internal enum BandKind
{
    Below,
    UpTo,
    In,
    Otherwise,
}
