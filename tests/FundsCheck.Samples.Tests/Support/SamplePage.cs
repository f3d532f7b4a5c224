using System.Text.RegularExpressions;

namespace FundsCheck.Samples.Tests.Support;

/// <summary>The README of a sample: its shell commands, made to run the built samples, and its other blocks.</summary>
internal sealed partial class SamplePage(string sample)
{
    private const int MillisecondsMax = 1_000;

    private readonly string _text = File.ReadAllText(Path.Combine(Repository.Samples, sample, "README.md"));

    /// <summary>
    /// The shell blocks, in order. `dotnet run` and `dotnet test` run what is built already, since a build in a test would change the
    /// files that other tests run.
    /// </summary>
    public IReadOnlyList<string> Commands => [.. BlocksOf("sh").Select(Runnable)];

    public IReadOnlyList<string> BlocksOf(string language) =>
        [.. Block().Matches(_text).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["code"].Value)];

    private static string Runnable(string commands)
    {
        var built = Run().Replace(commands, match => $"dotnet \"{Repository.ProgramOf(match.Groups["sample"].Value)}\"")
            .Replace("dotnet test ", $"dotnet test --no-build -c {Repository.Configuration} ");
        return SamplePath().Replace(built, $"\"{Repository.Samples}/${{path}}\"");
    }

    [GeneratedRegex("^```(?<language>\\w*)\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline, MillisecondsMax)]
    private static partial Regex Block();

    [GeneratedRegex(@"dotnet run --project samples/(?<sample>\w+)(?: --(?= |$))?", RegexOptions.Multiline, MillisecondsMax)]
    private static partial Regex Run();

    [GeneratedRegex(@"(?<![\w/""-])samples/(?<path>[\w./-]+)", RegexOptions.None, MillisecondsMax)]
    private static partial Regex SamplePath();
}
