namespace FundsCheck.Testing;

/// <summary>An implementation of a port breaks its contract. The message names the case, the expected and the actual value.</summary>
public sealed class ContractViolationException : FundsCheckException
{
    internal ContractViolationException(string subject, string expected, string actual)
        : base($"`{subject}`: expected {expected}, but found {actual}") => CaseName = string.Empty;

    internal ContractViolationException(string caseName, Exception cause)
        : base($"{caseName}: {Description(cause)}", cause) => CaseName = caseName;

    /// <summary>The case, by its <see cref="ContractCase.Name"/>.</summary>
    public string CaseName { get; }

    private static string Description(Exception cause) => cause is ContractViolationException
        ? cause.Message
        : $"expected no exception here, but found {cause.GetType().Name}: {cause.Message}";
}
