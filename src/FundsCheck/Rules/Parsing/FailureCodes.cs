using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>
/// Collects the failure codes of a rule set. The codes are open text; the named ones become the values of its <c>balance.failureCode</c>.
/// </summary>
internal static class FailureCodes
{
    /// <summary>Replaces the measure of these checks by the measure of their rule set; other checks are unchanged.</summary>
    public static IReadOnlyList<CheckDefinition> Bind(IReadOnlyList<CheckDefinition> checks, SourceNode node, ReadContext context)
    {
        var named = checks.Where(check => check.BandList.Measure.IsOpen).SelectMany(check => check.BandList.Bands)
            .SelectMany(band => band.Values);
        var codes = named.Where(code => code is not Measures.NoFailure).Distinct(StringComparer.Ordinal).ToList();
        if (codes.Count > RuleLimits.FailureCodesMax)
        {
            context.Add(
                node,
                "codes.many",
                $"the checks name at most {RuleLimits.FailureCodesMax} codes of failures (FailureCodesMax), not {codes.Count}; judge the "
                    + "category, `balance.reading`, instead");
            codes = codes[..RuleLimits.FailureCodesMax];
        }

        var measure = FailureCodeMeasure.Create(codes);
        return [
            .. checks.Select(check => check.BandList.Measure.IsOpen
                ? check with { BandList = check.BandList with { Measure = measure } }
                : check),
        ];
    }

    /// <summary>Reads a code of a band or a test; reports an error and returns null for a code that no failure may have.</summary>
    public static string? Read(SourceNode node, ReadContext context)
    {
        var code = context.ReadText(node, "a code of `balance.failureCode`", BalanceLimits.FailureCodeLengthMax);
        if (code is null || ReasonCodes.MayBeFailureCode(code))
        {
            return code;
        }

        if (PrintableText.IsWritten(code, BalanceLimits.FailureCodeLengthMax))
        {
            context.Add(
                node, "value.unknown",
                $"no failure has the code `{code}`, which is that of a check, of an author, or of none; write a provider's own code");
        }
        else
        {
            context.Add(
                node,
                "text.unseen",
                $"a code of `balance.failureCode` has at most {BalanceLimits.FailureCodeLengthMax} printable characters, one of them "
                    + "visible");
        }

        return null;
    }
}
