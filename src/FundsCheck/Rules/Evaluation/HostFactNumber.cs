using System.Globalization;
using FundsCheck.Rules.Model;

namespace FundsCheck.Rules.Evaluation;

/// <summary>The number of a known host fact, in the unit in which its edges are held.</summary>
internal static class HostFactNumber
{
    public static decimal Of(HostFactType type, string text)
    {
        switch (type)
        {
            case HostFactType.Integer:
                return long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            case HostFactType.Money:
                return Money.Parse(text).Amount;
            case HostFactType.Percent when EdgeText.TryReadPercent(text, out var hundredths):
                return hundredths;
            case HostFactType.Duration when EdgeText.TryReadDuration(text, out var duration):
                return duration.Ticks;
            default:
                throw new InvalidOperationException("a host fact that is known has the spelling of its type");
        }
    }
}
