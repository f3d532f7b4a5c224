using System.CommandLine;
using FundsCheck.Plaid;

namespace FundsCheck.Cli.Checking;

/// <summary>Reads the options of the source of balances.</summary>
internal static class BalanceSourceReader
{
    private static readonly TimeSpan AgeMin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CachedAgeMax = TimeSpan.FromDays(30);
    private static readonly TimeSpan BalanceAgeMax = TimeSpan.FromDays(365);

    /// <param name="options">The options.</param>
    /// <param name="parsed">Their values.</param>
    /// <param name="problems">Gets the problem of each invalid value.</param>
    /// <returns>Sets the options of Plaid.</returns>
    public static Action<PlaidOptions> Read(CheckOptions options, ParseResult parsed, List<string> problems)
    {
        var name = parsed.GetValue(options.Source) ?? BalanceSourceNames.Default;
        var cachedAge = ReadDuration(parsed.GetValue(options.CachedMaxAge), "--cached-max-age", AgeMin, CachedAgeMax, "1h", problems);
        var balanceAge = ReadDuration(parsed.GetValue(options.MaxBalanceAge), "--max-balance-age", AgeMin, BalanceAgeMax, "24h", problems);
        var source = BalanceSourceNames.Find(name);
        if (source is null)
        {
            problems.Add($"--source is one of {string.Join(", ", BalanceSourceNames.All)}{Suggestion.For(name, BalanceSourceNames.All)}");
        }

        if (cachedAge is not null && !string.Equals(name, BalanceSourceNames.CachedFirst, StringComparison.Ordinal))
        {
            problems.Add($"--cached-max-age needs --source {BalanceSourceNames.CachedFirst}");
        }

        return plaid =>
        {
            source?.Invoke(plaid);
            plaid.MaxBalanceAge = balanceAge;
            plaid.CachedBalances.MaxAge = cachedAge ?? plaid.CachedBalances.MaxAge;
        };
    }

    public static TimeSpan? ReadDuration(
        string? text, string option, TimeSpan min, TimeSpan max, string example, List<string> problems)
    {
        if (text is null)
        {
            return null;
        }

        if (ThresholdSyntax.TryReadDuration(text, out var duration) && duration >= min && duration <= max)
        {
            return duration;
        }

        problems.Add(
            $"{option} is from {ThresholdSyntax.WriteDuration(min)} to {ThresholdSyntax.WriteDuration(max)}, as in {example}");
        return null;
    }
}
