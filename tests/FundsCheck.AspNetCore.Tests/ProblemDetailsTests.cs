using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.AspNetCore.Tests;

public sealed class ProblemDetailsTests
{
    private const string Path = "/var/lib/payments/decisions.jsonl";

    /// <summary>Exceptions that answer no request of a caller: the host's own 500.</summary>
    private static readonly string[] Unanswered =
    [
        "RuleSetInvalidException", "ConnectionStatusNotRecordedException", "ContractViolationException", "DecisionDiffersException",
    ];

    public static TheoryData<string, int, string> Answers => new()
    {
        { "invalid", 422, "debit.invalid" },
        { "conflict", 409, "debit.conflict" },
        { "closed", 410, "debit.closed" },
        { "archived", 410, "debit.archived" },
        { "refused", 409, "event.refused" },
        { "notRecorded", 503, "decision.not-recorded" },
        { "unavailable", 503, "store.unavailable" },
        { "stopped", 503, "checker.stopped" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_exception_of_a_checker_has_a_status_and_a_code(string name, int status, string code)
    {
        await using var app = await CheckApp.StartAsync(map => map.MapGet("/fails", Task () => throw ExceptionOf(name)));

        var answer = await app.GetAsync("/fails");

        answer.Status.Should().Be(status);
        answer.MediaType.Should().Be("application/problem+json");
        answer["code"].Should().Be(code);
        answer["status"].Should().Be(status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        answer["title"].Should().NotBeNullOrEmpty();
        answer["detail"].Should().NotBeNullOrEmpty();
        answer.Text.Should().NotContain(Path);
        answer.RetryAfter.Should().Be(status == 503 ? TimeSpan.FromSeconds(1) : null);
    }

    [Fact]
    public void Every_exception_is_answered_or_left_to_the_host_on_purpose()
    {
        Type[] libraries = [typeof(IFundsChecker), typeof(Testing.ScriptedBalanceSource)];
        var declared = libraries.SelectMany(type => type.Assembly.GetExportedTypes())
            .Where(type => type.IsSubclassOf(typeof(FundsCheckException)))
            .Select(type => type.Name);

        declared.Should().BeEquivalentTo(Answers.Select(row => DeclaredName(ExceptionOf(row.Data.Item1))).Concat(Unanswered));
    }

    [Fact]
    public async Task An_invalid_debit_lists_every_problem_by_its_member()
    {
        await using var app = await CheckApp.StartAsync(map => map.MapGet("/check", async (IFundsChecker checker) =>
            await checker.CheckAsync(CheckApp.Debit("d 1", "0.00 USD"))));

        var answer = await app.GetAsync("/check");

        answer.Status.Should().Be(422);
        var members = answer.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("member").GetString());
        members.Should().BeEquivalentTo("id", "amount");
        answer.Json.GetProperty("errors")[0].GetProperty("message").GetString().Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_closed_debit_states_its_state_and_a_conflict_its_differences()
    {
        await using var app = await CheckApp.StartAsync(map => map.MapGet("/{id}/{amount}", async (
            IFundsChecker checker, string id, string amount) => await checker.CheckAsync(CheckApp.Debit(id, $"{amount} USD"))));
        await app.GetAsync("/d-1/75.00");

        var conflict = await app.GetAsync("/d-1/76.00");
        (await app.PostAsync("""{"id":"d-1","event":"cancelled"}""")).Status.Should().Be(200);
        var closed = await app.GetAsync("/d-1/75.00");

        conflict.Status.Should().Be(409);
        conflict.Json.GetProperty("differences")[0].GetString().Should().Contain("amount");
        closed.Status.Should().Be(410);
        closed["state"].Should().Be("cancelled");
    }

    [Fact]
    public async Task A_decision_is_an_endpoint_result_in_its_documented_form()
    {
        FundsDecision? made = null;
        await using var app = await CheckApp.StartAsync(map => map.MapGet("/check", async (IFundsChecker checker) =>
            Results.Ok(made = await checker.CheckAsync(CheckApp.Debit("d-1")))));

        var answer = await app.GetAsync("/check");

        answer.Status.Should().Be(200);

        // ASP.NET Core escapes fewer characters.
        JsonNode.DeepEquals(JsonNode.Parse(answer.Text), JsonSerializer.SerializeToNode(made)).Should().BeTrue(answer.Text);
        answer["outcome"].Should().Be("accept");
    }

    [Fact]
    public async Task Another_exception_is_left_to_the_host()
    {
        await using var app = await CheckApp.StartAsync(map =>
            map.MapGet("/fails", Task () => throw new InvalidOperationException("of the host")));

        var answer = await app.GetAsync("/fails");

        answer.Status.Should().Be(500);
        answer["code"].Should().BeNull();
        answer.Text.Should().NotContain("of the host");
    }

    [Fact]
    public async Task The_hosts_own_customisation_applies()
    {
        await using var app = await CheckApp.StartAsync(
            map => map.MapGet("/fails", Task () => throw ExceptionOf("conflict")),
            services => services.AddProblemDetails(options =>
                options.CustomizeProblemDetails = problem => problem.ProblemDetails.Extensions["service"] = "payments"));

        (await app.GetAsync("/fails"))["service"].Should().Be("payments");
    }

    [Fact]
    public async Task A_client_that_accepts_no_json_has_the_status_alone()
    {
        await using var app = await CheckApp.StartAsync(map => map.MapGet("/fails", Task () => throw ExceptionOf("closed")));

        var answer = await app.GetAsync("/fails", accept: "text/html");

        answer.Status.Should().Be(410);
        answer.Text.Should().BeEmpty();
    }

    private static string DeclaredName(FundsCheckException exception)
    {
        // A store's own exception is answered by its abstract base.
        var type = exception.GetType();
        return type.BaseType == typeof(FundsCheckException) ? type.Name : type.BaseType!.Name;
    }

    private static FundsCheckException ExceptionOf(string name) => name switch
    {
        "invalid" => new InvalidDebitException("d-1", [new DebitProblem("debit.amount", "amount", "the amount is not positive")]),
        "conflict" => new DebitConflictException("d-1", ["amount"]),
        "closed" => new DebitClosedException(Decision().Record, DebitState.Sent),
        "archived" => new DebitArchivedException("d-1"),
        "refused" => new DebitEventRefusedException("d-1", "it was never sent"),
        "notRecorded" => new DecisionNotRecordedException("d-1", new IOException(Path)),
        "unavailable" => new Unavailable(),
        _ => new CheckerStoppedException("d-1"),
    };

    private static FundsDecision Decision()
    {
        using var services = new ServiceCollection().AddFundsCheck().KeepDecisionsInMemory()
            .UseBalanceSource(_ => CheckApp.Source())
            .Services.BuildServiceProvider();
        return services.GetRequiredService<IFundsChecker>().CheckAsync(CheckApp.Debit("d-1")).GetAwaiter().GetResult();
    }

    private sealed class Unavailable() : StoreUnavailableException(Path);
}
