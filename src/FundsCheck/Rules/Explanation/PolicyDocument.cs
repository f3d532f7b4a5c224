namespace FundsCheck.Rules.Explanation;
internal static class PolicyDocument { public static string Write(RuleSet ruleSet) => ruleSet.CanonicalText; }
