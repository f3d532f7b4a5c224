namespace FundsCheck.Rules.Language;

/// <summary>A figure of the balance; measures are sums of figures.</summary>
/// <param name="Index">The index in <see cref="All"/>.</param>
/// <param name="Name">The name in formulas, reasons and rule tests.</param>
/// <param name="Description">The description for people.</param>
/// <param name="Read">Reads the figure from a balance.</param>
internal sealed record BalanceFigure(int Index, string Name, string Description, Func<BalanceFacts, Fact<decimal>> Read)
{
    internal static readonly BalanceFigure Available = new(0, "available", "the available balance", balance => balance.Available);
    internal static readonly BalanceFigure Current = new(1, "current", "the current balance", balance => balance.Current);
    internal static readonly BalanceFigure Limit = new(2, "limit", "the credit limit, or the overdraft", balance => balance.Limit);

    internal static IReadOnlyList<BalanceFigure> All { get; } = [Available, Current, Limit];
}
