using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>Forges a log: alters lines, and then numbers and chains all of them anew.</summary>
internal static partial class Forging
{
    public static string[] Chain(IEnumerable<string> lines)
    {
        var previous = new string('0', 64);
        var chained = new List<string>();
        foreach (var line in lines)
        {
            var whole = Link().Replace(line, FormattableString.Invariant($"{{\"seq\":{chained.Count + 1},\"prevHash\":\"{previous}\""));
            previous = HashOf(whole);
            chained.Add(whole);
        }

        return [.. chained];
    }

    public static string HashOf(string line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));

    public static void Write(string path, IEnumerable<string> lines) =>
        File.WriteAllText(path, string.Concat(lines.Select(line => line + "\n")));

    [GeneratedRegex("^\\{\"seq\":[0-9]+,\"prevHash\":\"[0-9a-f]{64}\"", RegexOptions.None, 1_000)]
    private static partial Regex Link();
}
