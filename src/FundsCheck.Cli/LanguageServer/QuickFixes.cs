using FundsCheck.Rules.Language;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>The fixes of the problems of a file: what the loader suggests, and edits for problems with one obvious fix.</summary>
internal static class QuickFixes
{
    private const string QuickFix = "quickfix";
    private const string Refactor = "refactor";

    // The members of these problems may go without a replacement.
    private static readonly string[] Removable =
    [
        "because.misplaced", "gate.guarded", "guard.gate", "ifUnknown.impossible", "member.repeated", "member.unknown", "unchecked.checked",
    ];

    /// <summary>Lists the fixes of the problems in a range, and the missing tests of the check there.</summary>
    public static IReadOnlyList<Lsp.CodeAction> In(RuleDocument document, Lsp.Range range)
    {
        var (start, end) = (document.Lines.OffsetOf(range.Start), document.Lines.OffsetOf(range.End));
        var fixes = document.Whole.Problems.SelectMany(problem => FixesOf(document, problem))
            .Where(fix => Touches(document, fix.Diagnostics?[0].Range, start, end));
        var check = Vocabulary.CheckAround(OutlinePlace.Find(document.Root, start)?.Container)?.TextOf("id");
        return check is not null && MissingTests.EditOf(document, check) is { } edit
            ? [.. fixes, new Lsp.CodeAction($"Write the missing tests of `{check}`", Refactor, edit)]
            : [.. fixes];
    }

    private static bool Touches(RuleDocument document, Lsp.Range? range, int start, int end) =>
        range is null || (document.Lines.OffsetOf(range.Start) <= end && start <= document.Lines.OffsetOf(range.End));

    private static IEnumerable<Lsp.CodeAction> FixesOf(RuleDocument document, RuleSetProblem problem)
    {
        var offset = document.Lines.OffsetOf(problem.Line, problem.Column);
        var (member, value) = (Elements.MemberAt(document.Root, offset), Elements.ValueAt(document.Root, offset));
        var diagnostic = ProblemDiagnostics.Of(document, problem);
        return Edits().Select((row, index) =>
            new Lsp.CodeAction(row.Title, QuickFix, document.Edit(row.Edit), [diagnostic], IsPreferred: index == 0 ? true : null));

        IEnumerable<(string Title, Lsp.TextEdit Edit)> Edits()
        {
            if (problem.Replacement is { } replacement)
            {
                var (start, end) = ProblemDiagnostics.ExtentOf(document, offset);
                yield return ($"Change to `{replacement}`", document.Replace(start, end, JsonText.Quote(replacement)));
            }

            if (member is not null && Removable.Contains(problem.Code, StringComparer.Ordinal))
            {
                yield return ($"Remove `{member.Name}`", Without(document, member.Owner.Members.IndexOf(member), member.Owner));
            }

            var others = problem.Code switch
            {
                "value.repeated" when value is { Parent: { } list } => [("Remove the repeated value", WithoutItem(document, list, value))],
                "guard.direction" when member is not null => Turned(member).Select(word =>
                    ($"Change to `{word}`", document.Replace(member.NameStart, member.NameEnd, JsonText.Quote(word)))),
                "ifUnknown.missing" when value?.Members is [.., var last] => [("Add `ifUnknown`", IfUnknown(document, value, last))],
                "gate.missing" when document.Root?.Find("checks") is { Kind: OutlineKind.List } checks => Gates(document, checks),
                "json.syntax" => SyntaxFixes.Of(document, offset),
                _ => (IEnumerable<(string, Lsp.TextEdit)>)[],
            };
            foreach (var other in others)
            {
                yield return other;
            }
        }
    }

    private static Lsp.TextEdit Without(RuleDocument document, int index, OutlineNode owner) => index + 1 < owner.Members.Count
        ? document.Replace(owner.Members[index].NameStart, owner.Members[index + 1].NameStart, string.Empty)
        : document.Replace(index == 0 ? owner.Start + 1 : owner.Members[index - 1].End, owner.Members[index].End, string.Empty);

    private static Lsp.TextEdit WithoutItem(RuleDocument document, OutlineNode list, OutlineNode item)
    {
        var index = list.Items.IndexOf(item);
        return document.Replace(list.Items[Math.Max(index - 1, 0)].End, item.End, string.Empty);
    }

    // The two comparisons of the other side.
    private static string[] Turned(OutlineMember member) =>
        member.Name is "below" or "upTo" ? ["above", "atLeast"] : ["below", "upTo"];

    private static Lsp.TextEdit IfUnknown(RuleDocument document, OutlineNode owner, OutlineMember last)
    {
        var reason = ReasonOfUnknown(owner.TextOf("measure") ?? string.Empty);
        return document.Replace(
            last.End, last.End, $",\n{IndentOf(document, last)}\"ifUnknown\": {{ \"then\": \"review\", \"reason\": \"{reason}\" }}");
    }

    private static string IndentOf(RuleDocument document, OutlineMember member) =>
        new(' ', document.Lines.PositionOf(member.NameStart).Character);

    private static string ReasonOfUnknown(string measure) => measure switch
    {
        "headroom.current" => "CURRENT_UNKNOWN",
        "headroom.credit" => "CREDIT_LIMIT_UNKNOWN",
        "headroom.overdraft" => "OVERDRAFT_LIMIT_UNKNOWN",
        "headroom.available" or "cover.available" or "available" => "AVAILABLE_UNKNOWN",
        "account.kind" => "ACCOUNT_KIND_UNKNOWN",
        "account.verification" => "VERIFICATION_UNKNOWN",
        "balance.age" => "BALANCE_TIME_UNKNOWN",
        "debit.attempt" or "debit.lastReturn" => "RETRY_UNVERIFIED",
        _ => "HOST_FACT_UNKNOWN",
    };

    private static IEnumerable<(string Title, Lsp.TextEdit Edit)> Gates(RuleDocument document, OutlineNode checks)
    {
        var judged = checks.Items.Select(check => check.TextOf("measure")).ToList();
        if (!judged.Contains(Measures.BalanceReading.Name, StringComparer.Ordinal)
            && !judged.Contains(Measures.FailureCode.Name, StringComparer.Ordinal))
        {
            yield return ("Add the gate of the reading", First(
                document, checks, "reading", "balance.reading", "{ \"in\": [\"read\"], \"then\": \"accept\" }",
                "{ \"otherwise\": \"review\" }"));
        }

        if (!judged.Contains("balance.currency", StringComparer.Ordinal))
        {
            yield return ("Add the gate of the currency", First(
                document, checks, "currency", "balance.currency", "{ \"in\": [\"same\"], \"then\": \"accept\" }",
                "{ \"otherwise\": \"review\", \"reason\": \"CURRENCY_UNKNOWN\" }"));
        }
    }

    private static Lsp.TextEdit First(RuleDocument document, OutlineNode checks, string id, string measure, string good, string other)
    {
        var comma = checks.Items.Count == 0 ? string.Empty : ",";
        var check = $"\n    {{ \"id\": \"{id}\", \"measure\": \"{measure}\",\n      \"bands\": [ {good},\n        {other} ] }}{comma}";
        return document.Replace(checks.Start + 1, checks.Start + 1, check);
    }
}
