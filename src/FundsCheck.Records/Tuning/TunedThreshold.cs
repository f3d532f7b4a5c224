using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;

namespace FundsCheck.Records;

/// <summary>
/// A threshold of a rule set, of money or of percent, whose effect on recorded decisions is counted. A value is a number of steps: minor
/// units of money, or hundredths of a percent.
/// </summary>
public sealed class TunedThreshold
{
    private const int HundredthsOfPercent = 100;

    private readonly int _bandList;
    private readonly int _band;
    private readonly BandListDefinition _definition;

    private TunedThreshold(RuleSet ruleSet, string check, BandListDefinition definition, int bandList, int band) =>
        (RuleSet, Check, _definition, _bandList, _band) = (ruleSet, check, definition, bandList, band);

    /// <summary>The rule set.</summary>
    public RuleSet RuleSet { get; }

    /// <summary>The id of the check.</summary>
    public string Check { get; }

    /// <summary>The name of the measure.</summary>
    public string Measure => _definition.Measure.Name;

    /// <summary>The condition with its threshold, such as <c>below 0.00 USD</c>.</summary>
    public string Condition => $"{(_definition.Bands[_band].Kind == BandKind.Below ? "below" : "at most")} {Format(Current)}";

    /// <summary>The value in the rule set.</summary>
    public long Current => StepOf(_definition.Bands[_band].Threshold.Number);

    /// <summary>True where a larger value is stricter.</summary>
    public bool IsStricterUpward => _definition.Bands[_band].Answer.Outcome > _definition.Bands[_band + 1].Answer.Outcome;

    private bool IsMoney => _definition.Measure.Unit == MeasureUnit.Money;

    private int Digits => RuleSet.Currency.MinorUnitDigits;

    /// <summary>Finds a threshold by its check and measure.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="check">The id of the check.</param>
    /// <param name="measure">The name of the measure of the check or of one of its fallbacks.</param>
    /// <param name="current">The present value, as in <c>0.00 USD</c>; null where there is only one.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="problem">The reason why there is not exactly one such threshold, with the choices; null for success.</param>
    public static bool TryFind(
        RuleSet ruleSet,
        string check,
        string measure,
        string? current,
        [NotNullWhen(true)] out TunedThreshold? threshold,
        [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        threshold = null;
        var checks = ruleSet.Definition.Checks;
        if (checks.FirstOrDefault(other => string.Equals(other.Id, check, StringComparison.Ordinal)) is not { } definition)
        {
            problem = $"there is no check `{check}`; the checks are {string.Join(", ", checks.Select(other => other.Id))}";
            return false;
        }

        var all = Of(ruleSet, definition, measure);
        var named = all.Where(other => current is null || other.IsAt(current)).ToList();
        threshold = named.Count == 1 ? named[0] : null;
        problem = threshold is null ? Problem(definition, measure, all) : null;
        return threshold is not null;
    }

    /// <summary>Formats a value as the rule file writes it.</summary>
    /// <param name="step">The value.</param>
    public string Format(long step) => IsMoney
        ? new Money(ToNumber(step), RuleSet.Currency).ToString()
        : $"{(step / (decimal)HundredthsOfPercent).ToString("0.##", CultureInfo.InvariantCulture)}%";

    /// <summary>Parses a value; returns false for text in another form, currency or precision.</summary>
    /// <param name="text">The text, such as <c>25.00 USD</c> or <c>110%</c>.</param>
    /// <param name="step">The value.</param>
    public bool TryParse(string text, out long step)
    {
        step = 0;
        if (IsMoney)
        {
            if (!Money.TryParse(text, out var money) || money.Currency != RuleSet.Currency || !money.IsWholeMinorUnits
                || Math.Abs(money.Amount) > FactLimits.MoneyMax)
            {
                return false;
            }

            step = StepOf(money.Amount);
            return true;
        }

        var isPercent = ThresholdSyntax.TryReadPercent(text, out var hundredths);
        step = hundredths;
        return isPercent;
    }

    /// <summary>The text of the rule set with another value, in canonical layout; its tests stay as they are.</summary>
    /// <param name="step">The value.</param>
    public string Change(long step) => Write(step, RuleSet.Definition);

    private string Write(long step, RuleSetDefinition definition)
    {
        var changed = definition.Checks.Select(check =>
            string.Equals(check.Id, Check, StringComparison.Ordinal)
                ? check with { BandList = Change(check.BandList, _bandList, new Threshold(NumberOf(step), Format(step))) }
                : check);
        return CanonicalWriter.Write(definition with { Checks = [.. changed] });
    }

    /// <summary>Returns true where a rule set with this value loads, its tests aside.</summary>
    /// <param name="step">The value.</param>
    public bool Loads(long step) =>
        RuleSet.TryParse(Encoding.UTF8.GetBytes(Write(step, RuleSet.Definition with { Tests = [] })), "tuned.json", out _, out _);

    internal ThresholdProbe CreateProbe() => new(RuleSet, Check, _bandList, _band);

    private static List<TunedThreshold> Of(RuleSet ruleSet, CheckDefinition check, string measure) =>
    [
        .. from list in check.BandList.Chain().Index()
           where string.Equals(list.Item.Measure.Name, measure, StringComparison.Ordinal) && HasThresholds(list.Item)
           from band in list.Item.Bands.Index()
           where band.Item.Kind is BandKind.Below or BandKind.UpTo
           select new TunedThreshold(ruleSet, check.Id, list.Item, list.Index, band.Index) into threshold
           where threshold.HasEffect
           select threshold,
    ];

    private static bool HasThresholds(BandListDefinition list) => list.Measure.Unit is MeasureUnit.Money or MeasureUnit.Percent;

    private bool HasEffect => _definition.Bands[_band].Answer.Outcome != _definition.Bands[_band + 1].Answer.Outcome;

    private bool IsAt(string current) => TryParse(current, out var step) && step == Current;

    private decimal ToNumber(long step)
    {
        var number = (decimal)step;
        for (var digit = 0; digit < Digits; digit++)
        {
            number /= 10;
        }

        return number;
    }

    private decimal NumberOf(long step) => IsMoney ? ToNumber(step) : step;

    private long StepOf(decimal number)
    {
        for (var digit = 0; IsMoney && digit < Digits; digit++)
        {
            number *= 10;
        }

        return (long)number;
    }

    private BandListDefinition Change(BandListDefinition list, int depth, Threshold threshold) => depth > 0 && list.Fallback is { } fallback
        ? list with { Fallback = Change(fallback, depth - 1, threshold) }
        : list with { Bands = [.. list.Bands.Select((band, index) => index == _band ? band with { Threshold = threshold } : band)] };

    private static string Problem(CheckDefinition check, string measure, List<TunedThreshold> found)
    {
        var measures = check.BandList.Chain().Where(HasThresholds).Select(list => list.Measure.Name);
        return found.Count == 0
            ? $"check `{check.Id}` has no threshold of `{measure}` that changes an outcome; its measures of money and percent are "
                + $"[{string.Join(", ", measures)}]"
            : $"check `{check.Id}` has {found.Count.ToString(CultureInfo.InvariantCulture)} thresholds of `{measure}`; name one of "
                + string.Join(", ", found.Select(threshold => $"\"{threshold.Format(threshold.Current)}\""));
    }
}
