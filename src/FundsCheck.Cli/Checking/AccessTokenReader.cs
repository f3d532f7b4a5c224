using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Checking;

/// <summary>Reads the access token of the command line, from a file or from the environment.</summary>
internal static class AccessTokenReader
{
    private const int FileBytesMax = 4_096;

    /// <param name="file">The value of <c>--access-token-file</c>; null when left out.</param>
    /// <param name="terminal">The environment with the variable.</param>
    /// <param name="problems">Gets the problem of an invalid token.</param>
    public static Secret? Read(string? file, Terminal terminal, List<string> problems)
    {
        if (file is null)
        {
            return Read(terminal.Environment(CheckSettings.TokenVariable), CheckSettings.TokenVariable, problems);
        }

        try
        {
            var bytes = BoundedFile.Read(file, FileBytesMax);
            using var reader = new StreamReader(new MemoryStream(bytes));
            var text = reader.ReadToEnd().Trim();
            if (bytes.Length <= FileBytesMax && text.Length > 0)
            {
                return Read(text, "--access-token-file", problems);
            }

            problems.Add("--access-token-file names a file without an access token; write the token into it");
        }
        catch (Exception exception) when (RuleFiles.IsUnreadable(exception))
        {
            problems.Add(exception is FileStalledException
                ? $"--access-token-file: {exception.Message}"
                : "--access-token-file names a file that cannot be read (its name may be the token, so it is not printed); check its path");
        }

        return null;
    }

    private static Secret? Read(string? text, string place, List<string> problems)
    {
        var token = string.IsNullOrWhiteSpace(text) ? null : new Secret(text);
        if (token is null || AccessTokenText.IsToken(token))
        {
            return token;
        }

        problems.Add($"{place} {AccessTokenText.Problem}");
        return null;
    }
}
