using System.CommandLine;

namespace FundsCheck.Cli.Output;

/// <summary><c>--output text|json</c>.</summary>
internal static class OutputOption
{
    private const string Json = "json";

    public static Option<string> Create(string description = "text for people, or json for programs.")
    {
        var option = new Option<string>("--output")
        {
            Description = description,
            DefaultValueFactory = _ => "text",
        };
        option.AcceptOnlyFromAmong("text", Json);
        return option;
    }

    public static bool IsJson(string? value) => string.Equals(value, Json, StringComparison.Ordinal);
}
