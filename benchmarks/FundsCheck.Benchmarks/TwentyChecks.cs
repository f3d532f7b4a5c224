using System.Text;
using FundsCheck.Rules;

namespace FundsCheck.Benchmarks;

/// <summary>The default rule set with eight more checks, or with many copies of its checks, for loading.</summary>
internal static class TwentyChecks
{
    private static readonly string[] More =
    [
        Cap("cap-web", "\"for\": { \"debit.class\": [\"WEB\"] }, ", "amount", "5000.00 USD"),
        Cap("cap-tel", "\"for\": { \"debit.class\": [\"TEL\"] }, ", "amount", "1000.00 USD"),
        Cap("cap-ppd", "\"for\": { \"debit.class\": [\"PPD\"] }, ", "amount", "7500.00 USD"),
        Cap("cap-savings", "\"for\": { \"account.kind\": [\"savings\"] }, ", "amount", "2500.00 USD"),
        Cap("cap-exposure", string.Empty, "exposure", "20000.00 USD"),
        Cap("cap-exposure-again", "\"for\": { \"debit.attempt\": { \"above\": 1 } }, ", "exposure", "10000.00 USD"),
        """{ "id": "cushion", "for": { "amount": { "above": "250.00 USD" } }, "measure": "headroom.available", "bands": [ { "below":"""
            + """ "10.00 USD", "then": "review", "reason": "THIN_CUSHION" }, { "otherwise": "accept" } ], "ifUnknown": { "then":"""
            + """ "review", "reason": "AVAILABLE_UNKNOWN" } }""",
        """{ "id": "cover", "for": { "amount": { "above": "1000.00 USD" } }, "measure": "cover.available", "bands": [ { "below": "110%","""
            + """ "then": "review", "reason": "X_COVER" }, { "otherwise": "accept" } ], "ifUnknown": { "then": "review", "reason":"""
            + """ "AVAILABLE_UNKNOWN" } }""",
    ];

    public static byte[] Text(int copies = 1)
    {
        var text = new StringBuilder(RuleSet.Default.CanonicalText);
        var place = RuleSet.Default.CanonicalText.IndexOf("\"checks\": [", StringComparison.Ordinal) + "\"checks\": [".Length;
        foreach (var check in Enumerable.Range(0, copies).SelectMany(copy => More.Select(check => Vary(check, copy))))
        {
            text.Insert(place, check + ",");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Vary(string check, int copy) => copy == 0
        ? check
        : check.Replace("\"id\": \"", $"\"id\": \"n{copy}-", StringComparison.Ordinal)
            .Replace("00.00 USD", $"00.{copy:D2} USD", StringComparison.Ordinal)
            .Replace("110%", $"110.{copy:D2}%", StringComparison.Ordinal)
            .Replace("10.00 USD", $"10.{copy:D2} USD", StringComparison.Ordinal);

    private static string Cap(string id, string guard, string measure, string threshold) =>
        $$"""{ "id": "{{id}}", {{guard}}"measure": "{{measure}}", "bands": [ { "upTo": "{{threshold}}", "then": "accept" },"""
            + """ { "otherwise": "review", "reason": "AMOUNT_ABOVE_CAP" } ] }""";
}
