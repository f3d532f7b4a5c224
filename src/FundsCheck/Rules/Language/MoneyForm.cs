using System.Globalization;
using System.Text;

namespace FundsCheck.Rules.Language;

/// <summary>The formula of a money measure: the factor of each quantity, and the family of accounts that have the measure.</summary>
/// <param name="Available">The factor of the available balance.</param>
/// <param name="Current">The factor of the current balance.</param>
/// <param name="Limit">The factor of the limit.</param>
/// <param name="Held">The factor of the holds.</param>
/// <param name="Amount">The factor of the debit's amount.</param>
/// <param name="Family">The accounts that have the measure; null for all.</param>
/// <param name="PerAmount">True for a sum divided by the amount, such as a cover.</param>
internal sealed record MoneyForm(
    int Available = 0,
    int Current = 0,
    int Limit = 0,
    int Held = 0,
    int Amount = 0,
    AccountFamily? Family = null,
    bool PerAmount = false)
{
    private const int HundredthsOfPercent = 10_000;

    /// <summary>The figures of the balance in the formula, added ones before subtracted ones.</summary>
    internal (BalanceFigure Figure, int Factor)[] Figures { get; } =
    [
        .. new[] { (BalanceFigure.Available, Available), (BalanceFigure.Current, Current), (BalanceFigure.Limit, Limit) }
            .Where(row => row.Item2 != 0)
            .OrderByDescending(row => row.Item2),
    ];

    /// <summary>The factor of the sum before the comparison: a threshold per amount is in hundredths of a percent.</summary>
    internal int Scale => PerAmount ? HundredthsOfPercent : 1;

    /// <summary>True for a headroom or a cover.</summary>
    internal bool IsFunds => Figures.Length > 0 && (Amount < 0 || PerAmount);

    /// <summary>The facts from which a measure of this form is computed.</summary>
    internal MeasureNeeds Needs =>
        (Figures.Length > 0 ? MeasureNeeds.Balance | MeasureNeeds.Money : MeasureNeeds.None)
        | (Held != 0 ? MeasureNeeds.Holds : MeasureNeeds.None);

    /// <summary>Returns true where the measure is known with these known figures, on an account of this family.</summary>
    internal bool IsKnown(Func<BalanceFigure, bool> isKnown, AccountFamily family) =>
        (Family is null || Family == family) && Array.TrueForAll(Figures, row => isKnown(row.Figure));

    /// <summary>Formats the formula with the names of the quantities.</summary>
    public override string ToString()
    {
        var sum = new StringBuilder();
        foreach (var (figure, factor) in Figures)
        {
            Append(sum, factor, figure.Name);
        }

        Append(sum, Held, "held");
        Append(sum, Amount, "amount");
        return PerAmount ? $"({sum}) / amount" : sum.ToString();
    }

    /// <summary>Appends one quantity to a sum in words, with its amount if given; skips a quantity with factor zero.</summary>
    public static void Append(StringBuilder sum, int factor, string name, Money? amount = null)
    {
        if (factor == 0)
        {
            return;
        }

        var (first, next) = factor < 0 ? ("-", " - ") : (string.Empty, " + ");
        sum.Append(sum.Length == 0 ? first : next);
        if (Math.Abs(factor) != 1)
        {
            sum.Append(CultureInfo.InvariantCulture, $"{Math.Abs(factor)} x ");
        }

        sum.Append(name);
        if (amount is { } money)
        {
            sum.Append(' ').Append(money.ToString());
        }
    }
}
