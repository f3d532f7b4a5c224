namespace FundsCheck.Rules.Evaluation;

/// <summary>A comparison of a value with a list.</summary>
internal readonly record struct SetAtom(int Bit, UInt128 Set)
{
    public bool Holds(int index) => index >= 0 && ((Set >> index) & UInt128.One) != UInt128.Zero;
}
