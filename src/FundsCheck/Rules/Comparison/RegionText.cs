namespace FundsCheck.Rules.Comparison;

/// <summary>Says in words where a decision changes.</summary>
internal static class RegionText
{
    public static string Of(AnswerCell before, AnswerCell after, Outcome from, Outcome to)
    {
        var conditions = new List<CellCondition>();
        foreach (var condition in before.Conditions.Concat(after.Conditions).Where(condition => !conditions.Contains(condition)))
        {
            var place = conditions.FindIndex(other => other.And(condition) is not null);
            if (place < 0)
            {
                conditions.Add(condition);
            }
            else
            {
                conditions[place] = conditions[place].And(condition)!;
            }
        }

        var texts = conditions.Where(condition => !conditions.Exists(other => other.Implies(condition))).Select(condition => condition.ToString()).Distinct(StringComparer.Ordinal).ToList();
        return string.Join(", ", [.. texts, Others(before, after, from, to)]);
    }

    private static string Others(AnswerCell before, AnswerCell after, Outcome from, Outcome to)
    {
        var least = (Outcome)Math.Min((int)from, (int)to);
        var isByOthers = least > Outcome.Accept && (from == least ? before.Outcome : after.Outcome) < least;
        return least switch
        {
            Outcome.Accept => "where every other check accepts",
            Outcome.Review when isByOthers => "where another check reviews and none declines",
            Outcome.Review => "where no other check declines",
            _ when isByOthers => "where another check declines",
            _ => "whatever the other checks answer",
        };
    }
}
