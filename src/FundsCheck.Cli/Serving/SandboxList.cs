using FundsCheck.Cli.Output;
using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Serving;

/// <summary><c>sandbox --list [TEXT]</c>: the access tokens of the sandbox.</summary>
internal static class SandboxList
{
    private const int Indent = 4;

    public static int Write(Terminal terminal, string? text, bool isJson)
    {
        var found = SandboxToken.All.Where(token => text is null || IsAbout(token, text)).ToList();
        if (isJson)
        {
            terminal.Out.WriteLine(Json(found));
            return ExitStatus.Done;
        }

        foreach (var token in found)
        {
            terminal.Out.WriteLine(token.AccessToken);
            Line(terminal, token.Purpose);
            Line(terminal, $"{NameOf(token.Kind)}; accounts {string.Join(", ", token.AccountIds)}");
        }

        terminal.Out.WriteLine($"{found.Count} of {SandboxToken.All.Count} access tokens; the processor token of the first account is");
        terminal.Out.WriteLine($"{SandboxToken.ProcessorPrefix} with the same name");
        return ExitStatus.Done;
    }

    private static void Line(Terminal terminal, string text) =>
        terminal.Out.WriteLine($"{new string(' ', Indent)}{WrappedText.Hang(text, terminal.Width, Indent)}");

    private static bool IsAbout(SandboxToken token, string text) =>
        new[] { token.AccessToken, token.Purpose, NameOf(token.Kind) }.Concat(token.AccountIds)
            .Any(part => part.Contains(text, StringComparison.OrdinalIgnoreCase));

    private static string NameOf(SandboxTokenKind kind) => kind switch
    {
        SandboxTokenKind.Item => "item",
        SandboxTokenKind.Error => "error",
        _ => "fault",
    };

    private static string Json(IEnumerable<SandboxToken> tokens)
    {
        return DecisionJson.Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var token in tokens)
            {
                writer.WriteStartObject();
                writer.WriteString("name", token.Name);
                writer.WriteString("kind", NameOf(token.Kind));
                writer.WriteString("accessToken", token.AccessToken);
                writer.WriteString("processorToken", token.ProcessorToken);
                writer.WriteString("purpose", token.Purpose);
                writer.WriteTexts("accounts", token.AccountIds);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }
}
