using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FundsCheck.Plaid.Tests.Options;

/// <summary>Options of Plaid from the host's configuration.</summary>
public sealed class PlaidConfigurationTests
{
    [Fact]
    public void Every_option_can_be_stated()
    {
        var values = new Dictionary<string, string?>
        {
            ["BaseAddress"] = "https://sandbox.plaid.com/",
            ["ClientId"] = "client",
            ["Secret"] = " secret\n",
            ["TokenKind"] = "processor",
            ["CachedBalances:UseByRuleSet:fast"] = "Never",
            ["CachedBalances:MaxAge"] = "00:30:00",
            ["MaxBalanceAge"] = "01:00:00",
            ["MaxBalanceAgeByInstitution:ins_128026"] = "02:00:00",
            ["RateLimits:BalanceCallsPerItem"] = "4",
        };
        var properties = typeof(PlaidOptions).GetProperties();
        foreach (var property in properties.Where(property => !values.Keys.Any(
            key => key.StartsWith(property.Name, StringComparison.Ordinal))))
        {
            values[property.Name] = property.PropertyType == typeof(TimeSpan) ? "00:00:11" : "3";
        }

        values["SamplingDuration"] = "00:01:11";
        values["RetryDelay"] = "00:00:01";
        values["MaxRetryDelay"] = "00:00:03";
        values["MaxResponseBytes"] = "4096";
        var options = Read(values);

        var defaults = new PlaidOptions();
        properties.Where(property => property.CanWrite && property.PropertyType.IsValueType)
            .Where(property => Equals(property.GetValue(options), property.GetValue(defaults))).Select(property => property.Name)
            .Should().BeEmpty("the section states each of them");
        options.Secret!.Reveal().Should().Be("secret");
        options.CachedBalances.UseByRuleSet.Should().Contain("fast", CachedBalanceUse.Never);
        options.MaxBalanceAgeByInstitution.Should().Contain("ins_128026", TimeSpan.FromHours(2));
        options.RateLimits!.BalanceCallsPerItem.Should().Be(4);
    }

    [Fact]
    public void Problems_name_the_path_and_no_secret()
    {
        var read = () => Read(new Dictionary<string, string?>
        {
            ["BaseAddress"] = "plaid.example.com",
            ["ClientId"] = "client",
            ["Secret"] = "   ",
            ["AttemptTimeuot"] = "00:00:05",
            ["CachedBalances:Use"] = "Sometimes",
            ["TotalTimeout"] = "00:00:02",
        });

        read.Should().Throw<OptionsValidationException>().Which.Failures.Should().Contain(
            "FundsCheck:Plaid:BaseAddress is \"plaid.example.com\": it has no scheme; write https:// before it",
            "FundsCheck:Plaid:Secret is not usable; write a text",
            "FundsCheck:Plaid:AttemptTimeuot is unknown; did you mean `AttemptTimeout`?",
            "FundsCheck:Plaid:CachedBalances:Use is \"Sometimes\"; write one of Never, First, Only",
            "FundsCheck:Plaid:AttemptTimeout (00:00:30) is longer than TotalTimeout (00:00:02); shorten AttemptTimeout or lengthen "
                + "TotalTimeout");
    }

    [Fact]
    public void A_deadline_of_checks_below_that_of_Plaid_is_a_problem()
    {
        var read = () => Read([], ("FundsCheck:ReadTimeout", "00:00:01"));

        read.Should().Throw<OptionsValidationException>().Which.Failures.Should().Contain(failure =>
            failure.Contains("FundsCheck:Plaid:TotalTimeout (00:00:45) is longer than FundsCheckOptions.ReadTimeout (00:00:01)"));
    }

    private static PlaidOptions Read(Dictionary<string, string?> plaid, params (string Key, string Value)[] others)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(plaid.Select(value => KeyValuePair.Create($"FundsCheck:Plaid:{value.Key}", value.Value)))
            .AddInMemoryCollection(others.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value))).Build();
        var services = new ServiceCollection();
        services.AddFundsCheck(configuration).KeepDecisionsInMemory().AddPlaid(configuration);
        using var provider = services.BuildServiceProvider();

        // The section of Plaid is no unknown key of the checks.
        provider.GetRequiredService<IOptions<FundsCheckOptions>>().Value.Should().NotBeNull();
        return provider.GetRequiredService<IOptions<PlaidOptions>>().Value;
    }
}
