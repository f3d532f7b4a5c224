using System.Xml.Linq;

namespace FundsCheck.Conventions.Dependencies;

/// <summary>Which project may reference which. A project that is not in the table is a decision yet to be made.</summary>
internal static class ProjectReferences
{
    private static readonly Dictionary<string, string[]> Table = new(StringComparer.Ordinal)
    {
        ["FundsCheck"] = [],
        ["FundsCheck.AspNetCore"] = ["FundsCheck"],
        ["FundsCheck.Plaid"] = ["FundsCheck"],
        ["FundsCheck.Plaid.AspNetCore"] = ["FundsCheck", "FundsCheck.Plaid"],
        ["FundsCheck.Sandbox"] = ["FundsCheck"],
        ["FundsCheck.PostgreSql"] = ["FundsCheck", "FundsCheck.Records"],
        ["FundsCheck.MediatR"] = ["FundsCheck"],
        ["FundsCheck.NodaMoney"] = ["FundsCheck", "NodaMoney.StandIn"],
        ["FundsCheck.Records"] = ["FundsCheck"],
        ["FundsCheck.DecisionLog"] = ["FundsCheck", "FundsCheck.Records"],
        ["FundsCheck.Authoring"] = ["FundsCheck"],
        ["FundsCheck.Pages"] = ["FundsCheck", "FundsCheck.Authoring", "FundsCheck.Records"],
        ["FundsCheck.Testing"] = ["FundsCheck", "FundsCheck.Records"],
        ["AuditTests"] = ["FundsCheck", "FundsCheck.Testing"],
        ["Batch"] = ["FundsCheck", "FundsCheck.DecisionLog", "FundsCheck.Plaid"],
        ["MediatRSample"] = ["FundsCheck", "FundsCheck.Testing"],
        ["SqliteStore"] = ["FundsCheck", "FundsCheck.Records"],
        ["TextBalanceSource"] = ["FundsCheck"],
        ["WebApi"] =
        [
            "FundsCheck.AspNetCore", "FundsCheck.DecisionLog", "FundsCheck.Plaid", "FundsCheck.Plaid.AspNetCore", "FundsCheck.PostgreSql",
        ],
        ["Worker"] = ["FundsCheck", "FundsCheck.DecisionLog", "FundsCheck.PostgreSql"],
        ["FundsCheck.Cli"] =
        [
            "FundsCheck", "FundsCheck.Authoring", "FundsCheck.DecisionLog", "FundsCheck.Pages", "FundsCheck.Plaid", "FundsCheck.PostgreSql",
            "FundsCheck.Records", "FundsCheck.Sandbox",
        ],
    };

    public static IReadOnlyList<string> Violations(string project, XDocument xml)
    {
        if (!Table.TryGetValue(project, out var allowed))
        {
            return [$"{project}: is not in the table of projects; say there what it may reference"];
        }

        var referenced = xml.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string?)reference.Attribute("Include") ?? string.Empty).Replace(
                '\\', '/')));
        return [.. referenced.Except(allowed, StringComparer.Ordinal).Select(other => $"{project}: may not reference {other}")];
    }
}
