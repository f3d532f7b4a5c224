namespace FundsCheck.Samples.WebApi.Access;

/// <summary>What a key may do; each is a policy too.</summary>
internal static class Roles
{
    /// <summary>Pays.</summary>
    public const string Service = "service";

    /// <summary>Decides reviews.</summary>
    public const string Reviewer = "reviewer";

    /// <summary>Records what the bank reports.</summary>
    public const string Operator = "operator";
}
