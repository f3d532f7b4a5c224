using Microsoft.Extensions.Options;

namespace FundsCheck.Plaid;

/// <summary>Validates the options of Signal, and that the options of Plaid permit it.</summary>
internal sealed class PlaidSignalOptionsValidator(IOptions<PlaidOptions> plaid) : IValidateOptions<PlaidSignalOptions>
{
    /// <summary>The longest key of a ruleset.</summary>
    public const int KeyCharactersMax = 128;

    public ValidateOptionsResult Validate(string? name, PlaidSignalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return OptionProblems.ToResult(
        [
            .. Key("RulesetKey", options.RulesetKey),
            .. options.RulesetKeyByRuleSet.SelectMany(key => Key($"RulesetKeyByRuleSet[\"{key.Key}\"]", key.Value)),
            .. OptionProblems.When(
                IsProcessor(),
                "TokenKind is Processor, but Signal evaluates a debit by the access token of its account; leave out AddPlaidSignal"),
        ]);
    }

    private static IEnumerable<string> Key(string name, string? key) => OptionProblems.When(
        key is not null && !PrintableText.IsId(key, KeyCharactersMax),
        $"{name} is no key of a ruleset; copy it from Plaid's dashboard, or leave it out");

    // Invalid options of Plaid are reported by their own validator.
    private bool IsProcessor()
    {
        try
        {
            return plaid.Value.TokenKind == PlaidTokenKind.Processor;
        }
        catch (OptionsValidationException)
        {
            return false;
        }
    }
}
