using System.Globalization;
using Microsoft.Extensions.Options;

namespace FundsCheck;

/// <summary>The messages of invalid options: none or one for each option.</summary>
internal static class OptionProblems
{
    /// <summary>The result of a validation: every problem at once.</summary>
    public static ValidateOptionsResult ToResult(IReadOnlyCollection<string> problems) =>
        problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

    public static IEnumerable<string> One(string problem) => [problem];

    public static IEnumerable<string> When(bool wrong, string problem) => wrong ? [problem] : [];

    public static string Text(TimeSpan value) => value.ToString("c", CultureInfo.InvariantCulture);

    public static IEnumerable<string> Between(string name, TimeSpan value, TimeSpan least, TimeSpan most) =>
        When(value < least || value > most, $"{name} is {Text(value)}; make it {Text(least)} to {Text(most)}");

    public static IEnumerable<string> Between(string name, long value, long least, long most) =>
        When(value < least || value > most, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; make it {least} to {most}"));

    public static IEnumerable<string> AtMost(string name, TimeSpan value, string boundName, TimeSpan bound) =>
        When(value > bound, $"{name} ({Text(value)}) is longer than {boundName} ({Text(bound)}); shorten {name} or lengthen {boundName}");
}
