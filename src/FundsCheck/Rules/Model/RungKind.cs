namespace FundsCheck.Rules.Model;

/// <summary>How a rung of a ladder catches values.</summary>
internal enum RungKind
{
    Below,
    UpTo,
    In,
    Otherwise,
}
