namespace FundsCheck.Tests.Rules.Validation;

internal sealed partial record BrokenInvariant
{
    private static BrokenInvariant Uncovered(string name, string measure, string bands) =>
        Check(
            $"{name} is accepted", "funds.cover",
            $$"""{ "id": "subject", "why": "tried", "measure": "{{measure}}", "bands": [ {{bands}} ], {{IfUnknown}} }""", funds: "");

    private static BrokenInvariant Falls(string measure, string bands, string ifUnknown = "") =>
        FallsOn(measure, measure, bands, ifUnknown);

    private static BrokenInvariant FallsOn(string name, string measure, string bands, string ifUnknown = "") =>
        Check(
            $"{name} falls",
            "bands.direction",
            $$"""{ "id": "subject", "why": "tried", "measure": "{{measure}}", "bands": [ {{bands}} """
                + $$"""]{{(ifUnknown.Length > 0 ? ", " + ifUnknown : "")}} }""");

    private static BrokenInvariant Escapes(string name, string guards) =>
        Check(
            name,
            "guard.direction",
            $$"""{ "id": "subject", "why": "tried", {{guards}}, "measure": "amount", "bands": [ { "upTo": "20.00 USD", "then": "accept" }"""
                + """, { "otherwise": "review", "reason": "X_A" } ] }""");

    private static BrokenInvariant Waiver(string name, string measure, string bands) =>
        Check(
            $"{name} unknown is accepted",
            "waiver.because",
            $$"""{ "id": "subject", "why": "tried", "measure": "{{measure}}", {{bands}}, "ifUnknown": { "then": "accept", "reason":"""
                + """ "X_A" } }""",
            funds: measure == "headroom.available" ? "" : null);

    private static BrokenInvariant Unanswered(string name, string check) =>
        Check($"{name} unknown has no answer", "ifUnknown.missing", check);

    private static BrokenInvariant Check(string name, string code, string check, string? funds = null) =>
        new(name, code, File(Reading, BalanceCurrency, funds ?? Funds, Class, check));

    private static string File(params IEnumerable<string> checks) =>
        """{ "ruleset": "broken", "version": "1", "currency": "USD", """
            + $$"""{{(checks.Any(check => check.Contains("\"x.")) ? Facts : "")}} "checks": [ """
            + $$"""{{string.Join(",\n", checks.Where(check => check.Length > 0))}} ] }""";
}
