using System.Globalization;
using System.Text;

namespace FundsCheck.Rules.Language;

/// <summary>How a measure of money adds up: how often each quantity counts in it, and which accounts have it.</summary>
/// <param name="Available">How often the available balance counts.</param>
/// <param name="Current">How often the current balance counts.</param>
/// <param name="Limit">How often the limit counts.</param>
/// <param name="Held">How often the holds count.</param>
/// <param name="Amount">How often the debit's amount counts.</param>
/// <param name="Family">The accounts that have the measure; null for all.</param>
/// <param name="PerAmount">Whether the sum is divided by the amount, as a cover is.</param>
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

    /// <summary>The figures of the balance that count, those that are added before those that are subtracted.</summary>
    internal (BalanceFigure Figure, int Factor)[] Figures { get; } =
    [
        .. new[] { (BalanceFigure.Available, Available), (BalanceFigure.Current, Current), (BalanceFigure.Limit, Limit) }
            .Where(row => row.Item2 != 0)
            .OrderByDescending(row => row.Item2),
    ];

    /// <summary>What the sum is multiplied by before it is compared: a threshold per amount is hundredths of a percent of it.</summary>
    internal int Scale => PerAmount ? HundredthsOfPercent : 1;

    /// <summary>Whether the form tells how far the balance covers the debit: a headroom or a cover.</summary>
    internal bool IsFunds => Figures.Length > 0 && (Amount < 0 || PerAmount);

    /// <summary>What a measure of this form is computed from.</summary>
    internal MeasureNeeds Needs =>
        (Figures.Length > 0 ? MeasureNeeds.Balance | MeasureNeeds.Money : MeasureNeeds.None)
        | (Held != 0 ? MeasureNeeds.Holds : MeasureNeeds.None);

    /// <summary>Whether the measure is known where these figures are, on an account of this family.</summary>
    internal bool IsKnown(Func<BalanceFigure, bool> isKnown, AccountFamily family) =>
        (Family is null || Family == family) && Array.TrueForAll(Figures, row => isKnown(row.Figure));

    /// <summary>The formula over names.</summary>
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

    /// <summary>
    /// Appends one quantity to a sum in words, with its amount where one is given; nothing where the quantity does not count.
    /// </summary>
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
