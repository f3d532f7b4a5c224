using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FundsCheck.Sandbox;

namespace FundsCheck.Samples.Tests.WebApi;

public sealed partial class WebApiTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-api-");
    private PlaidSandbox _sandbox = null!;
    private WebApiProcess _service = null!;

    private string EntriesFile => Path.Combine(_folder.FullName, "entries.jsonl");

    /// <summary>The debits at the bank: id and amount.</summary>
    private List<(string Id, string Amount)> Entries =>
    [
        .. File.ReadLines(EntriesFile).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(entry => (entry.GetProperty("id").GetString()!, entry.GetProperty("amount").GetString()!)),
    ];

    public async ValueTask InitializeAsync()
    {
        _folder.CreateSubdirectory("log");
        File.Copy(
            RepositoryRoot.PathOf("rules", "ach-debit.json"),
            Path.Combine(_folder.CreateSubdirectory("rules").FullName, "ach-debit.json"));
        _sandbox = await PlaidSandbox.StartAsync();
        _service = await WebApiProcess.StartAsync(_folder.FullName, _sandbox.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_accepted_payment_is_sent_once_however_often_it_is_asked_for()
    {
        var (status, body) = await _service.PayAsync("p-1", "example", "75.00 USD");
        var (again, second) = await _service.PayAsync("p-1", "example", "75.00 USD");

        (status, again).Should().Be((200, 200));
        body.GetProperty("status").GetString().Should().Be("sent");
        second.GetProperty("status").GetString().Should().Be("sent");
        Entries.Should().Equal(("p-1", "75.00 USD"));
        File.ReadAllText(EntriesFile).Should().Contain(SandboxToken.Get("example").AccountIds[0]);
        (await _service.GetAsync("/payments/p-1", "shop-key")).Body.GetProperty("status").GetString().Should().Be("sent");
        (await _service.GetAsync("/payments/p-9", "shop-key")).Status.Should().Be(404);
    }

    [Fact]
    public async Task A_declined_payment_offers_other_ways_and_does_not_tell_the_balance()
    {
        var (status, body) = await _service.PayAsync("p-1", "example", "9000.00 USD");

        status.Should().Be(200);
        body.GetProperty("status").GetString().Should().Be("declined");
        body.GetProperty("otherMethods").EnumerateArray().Should().NotBeEmpty();
        body.GetProperty("message").GetString().Should().NotBeNullOrEmpty().And.NotMatchRegex("[0-9]");
        Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task A_review_is_sent_by_the_first_of_two_reviewers()
    {
        (await _service.PayAsync("p-1", "available-null", "75.00 USD")).Status.Should().Be(202);
        var page = await PageAsync("/reviews");

        page.Should().Contain("p-1").And.Contain("AVAILABLE_UNKNOWN");
        Entries.Should().BeEmpty();
        (await AnswerAsync(page, "Approve", "called the customer")).Should().Contain("p-1 is approved and sent.");
        (await AnswerAsync(page, "Approve", "me too")).Should().Contain("reviewer", "the second is told who answered");
        Entries.Should().Equal(("p-1", "75.00 USD"));
    }

    [Fact]
    public async Task A_rejected_review_is_never_sent()
    {
        await _service.PayAsync("p-1", "available-null", "75.00 USD");

        (await AnswerAsync(await PageAsync("/reviews"), "Reject", "not known here")).Should().Contain("p-1 is rejected.");
        (await _service.PayAsync("p-1", "available-null", "75.00 USD")).Body.GetProperty("status").GetString().Should().Be("rejected");

        Entries.Should().BeEmpty();
        (await PageAsync("/reviews")).Should().Contain("No review is open.");
    }

    [Fact]
    public async Task An_answer_needs_the_pages_own_form_and_a_comment()
    {
        await _service.PayAsync("p-1", "available-null", "75.00 USD");
        var page = await PageAsync("/reviews");

        using var forged = Form(HttpMethod.Post, "/reviews?handler=Approve");
        forged.Content = new FormUrlEncodedContent([new("Id", "p-1"), new("Revision", "1"), new("Comment", "forged")]);
        using var response = await _service.Client.SendAsync(forged);

        ((int)response.StatusCode).Should().Be(400);
        (await AnswerAsync(page, "Approve", "")).Should().Contain("Write a comment");
        Entries.Should().BeEmpty();
    }

    [Theory]
    [InlineData("/payments", null, 401)]
    [InlineData("/payments", "reviewer-key", 403)]
    [InlineData("/payments", "shop-ke", 401)]
    [InlineData("/debit-events", null, 401)]
    [InlineData("/debit-events", "shop-key", 403)]
    public async Task Each_endpoint_takes_the_keys_of_its_role_only(string path, string? key, int status)
    {
        (await _service.PostAsync(path, new { id = "p-1", customer = "example", amount = "75.00 USD" }, key)).Status.Should().Be(status);
        (await _service.GetAsync("/reviews", key)).Status.Should().Be(key is "reviewer-key" ? 200 : key is "shop-key" ? 403 : 401);
    }

    [Fact]
    public async Task What_is_wrong_with_a_payment_has_a_status_and_a_code()
    {
        await _service.PayAsync("p-1", "example", "75.00 USD");

        (await _service.PayAsync("p-1", "example", "76.00 USD")).Body.GetProperty("code").GetString().Should().Be("debit.conflict");
        (await _service.PayAsync("p 2", "example", "75.00 USD")).Body.GetProperty("code").GetString().Should().Be("debit.invalid");
        (await _service.PayAsync("p-2", "example", "75 dollars")).Status.Should().Be(400);
        (await _service.PayAsync("p-2", "nobody", "75.00 USD")).Status.Should().Be(422);
    }

    [Fact]
    public async Task The_bank_reports_through_the_service()
    {
        await _service.PayAsync("p-1", "example", "75.00 USD");

        (await _service.PostAsync("/debit-events", new { id = "p-1", @event = "settled" }, "operator-key")).Status.Should().Be(200);
        (await _service.PostAsync("/debit-events", new { id = "p-1", @event = "returned", code = "R01" }, "operator-key"))
            .Status.Should().Be(200);

        (await _service.GetAsync("/payments/p-1", "shop-key")).Body.GetProperty("status").GetString().Should().Be("returned");
    }

    [Fact]
    public async Task The_banks_file_of_returns_goes_through_the_running_service()
    {
        await _service.PayAsync("p-1", "example", "75.00 USD");
        await _service.PayAsync("p-2", "example", "20.00 USD");
        var file = Path.Combine(_folder.FullName, "returns.csv");
        await File.WriteAllTextAsync(file, "id,code\np-1,R01\np-9,R03\np-2,R09\n");
        string[] import = ["decisions", "import-returns", "--url", new Uri(_service.Client.BaseAddress!, "/debit-events").ToString(), file];

        var (status, output) = await FundsCheckAsync("operator-key", import);
        var (again, second) = await FundsCheckAsync("operator-key", import);
        var (forbidden, third) = await FundsCheckAsync("shop-key", import);
        var (_, beside) = await FundsCheckAsync(
            "operator-key", "decisions", "record", Path.Combine(_folder.FullName, "log", "decisions.jsonl"), "p-1", "settled");

        (status, again, forbidden).Should().Be((1, 1, 1), "one row is of an unknown debit, and the shop records no returns");
        output.Should().Contain("line 3: rejected").And.Contain("2 recorded, 0 recorded already, 1 rejected");
        second.Should().Contain("0 recorded, 2 recorded already, 1 rejected");
        third.Should().Contain("403").And.Contain("3 left");
        beside.Should().Contain("--url", "a log has one writing process");
        (output + second + third + beside).Should().NotContain("operator-key").And.NotContain("shop-key");
        (await _service.GetAsync("/payments/p-2", "shop-key")).Body.GetProperty("status").GetString().Should().Be("returned");
    }

    [Fact]
    public async Task It_is_watched_by_health_and_metrics_and_writes_no_secret()
    {
        await _service.PayAsync("p-1", "example", "75.00 USD");
        await _service.PayAsync("p-2", "login-required", "75.00 USD");
        await _service.PostAsync("/plaid/webhooks", new { webhook_type = "ITEM" }, key: null);

        (await _service.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative))).Should().Be("Healthy");
        (await _service.Client.GetStringAsync(new Uri("/health/live", UriKind.Relative))).Should().Be("Healthy");
        var metrics = await _service.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        metrics.Should().Contain("fundscheck_decisions_total").And.Contain("http_server_request_duration_seconds");
        (await _service.StopAsync()).Should().Be(0);
        foreach (var secret in new[]
                 {
                     SandboxToken.Get("example").AccessToken, SandboxToken.Get("example").AccountIds[0], "secret-of-the-sample", "shop-key",
                 })
        {
            (_service.Output + metrics).Should().NotContain(secret);
        }
    }

    private static async Task<(int Status, string Output)> FundsCheckAsync(string token, params string[] arguments)
    {
        var program = RepositoryRoot.PathOf(
            "src", "FundsCheck.Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "FundsCheck.Cli.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["FUNDSCHECK_TOKEN"] = token;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    private static HttpRequestMessage Form(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes("reviewer:reviewer-key"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        return request;
    }

    private async Task<string> PageAsync(string path)
    {
        using var request = Form(HttpMethod.Get, path);
        using var response = await _service.Client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Submits the first form of a page as a browser does, and gives the page after it.</summary>
    private async Task<string> AnswerAsync(string page, string button, string comment)
    {
        var fields = HiddenField().Matches(page).ToDictionary(field => field.Groups["name"].Value, field => field.Groups["value"].Value);
        using var request = Form(HttpMethod.Post, $"/reviews?handler={button}");
        request.Content = new FormUrlEncodedContent([.. fields, new("Comment", comment)]);
        using var response = await _service.Client.SendAsync(request);
        ((int)response.StatusCode).Should().Be(302);
        return await PageAsync("/reviews");
    }

    [GeneratedRegex(
        "<input (?:name=\"(?<name>[^\"]+)\" type=\"hidden\"|type=\"hidden\" name=\"(?<name>[^\"]+)\") value=\"(?<value>[^\"]*)\"",
        RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex HiddenField();
}
