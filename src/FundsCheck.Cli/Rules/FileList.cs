using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Rules;

/// <summary>The rule files that a command wrote or found, one in a line, or as JSON.</summary>
internal static class FileList
{
    public static void Write(Terminal terminal, IReadOnlyList<string> files, bool isJson)
    {
        if (!isJson)
        {
            foreach (var file in files)
            {
                terminal.Out.WriteLine(PrintableText.Show(file));
            }

            return;
        }

        terminal.Out.WriteLine(DecisionJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteTexts("files", files);
            writer.WriteEndObject();
        }));
    }
}
