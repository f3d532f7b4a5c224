using System.Text.RegularExpressions;

namespace FundsCheck.Conventions.Text;

/// <summary>The texts that no file may have. They are concatenated here, so that this file has none of them.</summary>
internal static class Banned
{
    private const string Dot = @"\.";

    private static readonly (string What, Regex Pattern)[] Patterns =
    [
        ("the host of a package registry",
            Any(
                "nuget" + Dot + "org", "npm" + "js" + Dot + "(org|com)", "pypi" + Dot + "org", "yarn" + "pkg" + Dot + "com",
                "arti" + "factory", "jfrog" + Dot + "io", "pkgs" + Dot + "dev" + Dot + "azure")),
        ("a path of somebody's machine",
            Any(@"(?<![\w.~-])/" + @"(work|root|home|Users)/[\w.]", @"(?<![\w.~-])/" + @"tmp/w\b", @"\b[A-Z]:\\" + @"(Users|work|src)\\")),
        ("a private key", Any("BEGIN [A-Z ]*PRIVATE" + " KEY")),
        ("an access token of production", Any("access-" + "(production|development)-[0-9a-f]{8}-")),
        ("a key of a cloud or a forge",
            Any(@"\bAKIA" + "[0-9A-Z]{16}", @"\bgh[pousr]_" + "[A-Za-z0-9]{30,}", @"\bxox[bp]-" + "[0-9A-Za-z-]{10,}")),
        ("a secret beside its name",
            Any(@"(PLAID_SECRET|client_" + @"secret|pass" + @"word|api[_-]?key)[""']?\s*[:=]\s*[""']?[0-9a-f]{24,}\b")),
    ];

    /// <summary>The banned text of a line, or null.</summary>
    public static string? Find(string line) =>
        Patterns.Where(banned => banned.Pattern.IsMatch(line)).Select(banned => banned.What).FirstOrDefault();

    private static Regex Any(params string[] patterns) =>
        new(string.Join('|', patterns), RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase);
}
