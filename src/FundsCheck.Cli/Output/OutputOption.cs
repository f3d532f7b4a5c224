using System.CommandLine;

namespace FundsCheck.Cli.Output;

/// <summary><c>--output text|json</c>.</summary>
internal static class OutputOption
{
    private const string Json = "json";

    public static Option<string> Create()
    {
        var option = new Option<string>("--output")
        {
            Description = "text for people, or json for programs.",
            DefaultValueFactory = _ => "text",
        };
        option.AcceptOnlyFromAmong("text", Json);
        return option;
    }

    public static bool IsJson(string? value) => string.Equals(value, Json, StringComparison.Ordinal);
}
