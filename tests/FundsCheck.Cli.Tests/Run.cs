using System.Text;
using FundsCheck.Cli.Output;
using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Tests;

/// <summary>One run of the program, in process.</summary>
internal sealed record Run(int ExitCode, string Out, string Error)
{
    public const string Token = "access-sandbox-example";
    public const string Account = "wp5rJy31NMfyEJNDvoqXhbwLlRaEGyCrwWWdy";

    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Task<Run> OfAsync(params string[] arguments) => OfAsync("", null, arguments);

    /// <summary>`check` against a sandbox, with the example's token in the environment.</summary>
    public static Task<Run> CheckAsync(PlaidSandbox sandbox, params string[] arguments) =>
        OfAsync("", Token, ["check", "--plaid-url", sandbox.Address.ToString(), .. arguments]);

    public static Task<Run> BatchAsync(PlaidSandbox sandbox, string input, params string[] arguments) =>
        OfAsync(input, Token, ["check", "--plaid-url", sandbox.Address.ToString(), "--debits", "-", .. arguments]);

    public static Task<Run> OfAsync(string input, string? token, string[] arguments) =>
        OfAsync(input, name => name == "PLAID_ACCESS_TOKEN" ? token : null, TimeProvider.System, arguments);

    public static async Task<Run> OfAsync(string input, Func<string, string?> environment, TimeProvider time, string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var bytes = new MemoryStream();
        var terminal = new Terminal
        {
            Out = output,
            Error = error,
            In = new MemoryStream(Encoding.UTF8.GetBytes(input)),
            OpenOut = () => bytes,
            Environment = environment,
            Time = time,
        };
        var exitCode = await CommandTree.RunAsync(arguments, terminal, TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(60));
        return new Run(exitCode, output.ToString() + Encoding.UTF8.GetString(bytes.ToArray()), error.ToString());
    }
}
