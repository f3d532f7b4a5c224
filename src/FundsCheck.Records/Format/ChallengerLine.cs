namespace FundsCheck.Records.Format;

/// <summary>Writes and reads what a challenger answered.</summary>
internal static class ChallengerLine
{
    public static void Write(JsonLine line, ChallengerVerdict? challenger)
    {
        if (challenger is { RuleSet: var ruleSet })
        {
            line.Open("challenger").Text("name", ruleSet.Name).Text("version", ruleSet.Version).Text("sha256", ruleSet.Sha256)
                .Text("outcome", challenger.Outcome.ToName()).Texts("reasons", challenger.Reasons).Close();
        }
    }

    /// <exception cref="FormatException">The line has no challenger in canonical form.</exception>
    public static ChallengerVerdict? Read(ref LineReader reader)
    {
        if (!reader.TryOpen("challenger"u8))
        {
            return null;
        }

        var ruleSet = new RuleSetIdentity(reader.Text("name"u8), reader.Text("version"u8), reader.Text("sha256"u8));
        var outcome = OutcomeNames.Find(reader.Text("outcome"u8)) ?? throw reader.Wrong("an outcome"u8);
        var challenger = new ChallengerVerdict(ruleSet, outcome, reader.Texts("reasons"u8));
        reader.Close();
        return challenger;
    }
}
