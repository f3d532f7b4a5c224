using System.Text.Json.Nodes;
using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Errors;

/// <summary>Checks the table against the list of Plaid's documented errors, where it is beside the repository.</summary>
public sealed class PlaidErrorTableTests
{
    private const string File = "plaid/error-taxonomy.json";

    [Fact]
    public async Task Every_documented_error_is_read_from_its_body_and_retried_by_its_class()
    {
        var errors = Relevant();

        foreach (var error in errors)
        {
            var code = error["error_code"]!.GetValue<string>();
            var status = error["http_status"]!.GetValue<int>();
            using var host = new Host(
                options => options.MaxRetryAttempts = 3, Steps.Answer(status, error["verbatim_body"]!.ToJsonString()));

            var unread = (await host.ReadAsync()).ShouldBeUnread(code);

            unread.ProviderRequestId.Should().Be(error["verbatim_body"]!["request_id"]?.GetValue<string>(), code);
            host.Handler.Requests.Should().HaveCount(Attempts(Judgement(error, "retry")), code);
        }

        errors.Should().HaveCountGreaterThan(50);
    }

    [Fact]
    public void The_category_is_that_of_its_class()
    {
        foreach (var error in Relevant())
        {
            var row = PlaidErrorTable.Find(error["error_code"]!.GetValue<string>())!;

            row.Category.Should().Be(CategoryOf(Judgement(error, "failure_class")), row.Code);
        }
    }

    [Fact]
    public void Errors_of_other_calls_are_not_in_the_table()
    {
        var relevant = Relevant().Select(error => error["error_code"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);

        // An older text has the type's name as a code; everything else is documented for balances or Signal.
        PlaidErrorTable.All.Select(row => row.Code).Except(relevant, StringComparer.Ordinal).Should().BeEquivalentTo("INVALID_REQUEST");
    }

    private static JsonNode[] Relevant()
    {
        var file = Reference.Find(File);
        Assert.SkipWhen(file is null, $"{File} is not beside the repository");
        var errors = JsonNode.Parse(System.IO.File.ReadAllText(file!))!["errors"]!.AsArray();
        return [.. errors.Where(error => error!["fundscheck"] is not null && IsOfPort(error)).Select(error => error!)];
    }

    private static bool IsOfPort(JsonNode error)
    {
        var appliesTo = Judgement(error, "applies_to");
        return !(appliesTo.StartsWith("transfer", StringComparison.Ordinal)
            || appliesTo.StartsWith("auth (not balance)", StringComparison.Ordinal));
    }

    private static BalanceFailureCategory CategoryOf(string failureClass) => failureClass switch
    {
        "user-action" => BalanceFailureCategory.UserActionRequired,
        "permanent-item" or "permanent-institution" or "caller-bug-or-account-gone" => BalanceFailureCategory.AccountUnavailable,
        "transient-institution" => BalanceFailureCategory.InstitutionUnavailable,
        "transient" => BalanceFailureCategory.ProviderUnavailable,
        "rate-limit" => BalanceFailureCategory.RateLimited,
        "stale-data" => BalanceFailureCategory.StaleBalance,
        "caller-bug" or "caller-bug / duplicate" or "caller-config" => BalanceFailureCategory.Misconfigured,
        _ => throw new InvalidOperationException($"`{failureClass}` is not understood"),
    };

    private static int Attempts(string retry) => retry switch
    {
        "yes, bounded (backoff+jitter)" => 4,
        "at most one retry; else hours/next day" => 2,

        // After a back-off of a minute or of seconds: not within the reading.
        _ when retry.StartsWith("yes", StringComparison.Ordinal) || retry.StartsWith("no", StringComparison.OrdinalIgnoreCase) => 1,
        _ => throw new InvalidOperationException($"`{retry}` is not understood"),
    };

    private static string Judgement(JsonNode error, string name) => error["fundscheck"]![name]!.GetValue<string>();
}
