using System.CommandLine;

namespace FundsCheck.Cli.Events;

/// <summary><c>--url URL</c>.</summary>
internal static class UrlOption
{
    public const string Name = "--url";

    public static Option<string?> Create() => new(Name)
    {
        HelpName = "URL",
        Description =
            "The endpoint for events of a running service, in place of LOG, as in https://payments.example.com/debit-events. The "
                + $"environment variable {ServiceAddress.TokenVariable} has the bearer token.",
    };
}
