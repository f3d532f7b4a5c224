using System.Net.Http.Headers;

namespace FundsCheck.Samples.Tests.WebApi;

/// <summary>Crashes, and requests that are wrong.</summary>
public sealed partial class WebApiTests
{
    [Fact]
    public async Task A_payment_that_is_sent_but_not_recorded_as_sent_is_neither_sent_nor_decided_again_after_a_restart()
    {
        // As a process that ended between the two, and whose accept has lapsed: the log has the decision alone.
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "rules", "ach-debit.json"),
            (await File.ReadAllTextAsync(RepositoryRoot.PathOf("rules", "ach-debit.json")))
                .Replace("\"currency\": \"USD\",", "\"currency\": \"USD\", \"validFor\": \"1s\",", StringComparison.Ordinal));
        await RestartAsync();
        await _service.PayAsync("p-1", "example", "75.00 USD");
        await _service.DisposeAsync();
        var log = Path.Combine(_folder.FullName, "log", "decisions.jsonl");
        var lines = (await File.ReadAllLinesAsync(log)).TakeWhile(line => !line.Contains("\"sent\"", StringComparison.Ordinal));
        await File.WriteAllTextAsync(log, string.Concat(lines.Select(line => $"{line}\n")));
        await File.AppendAllTextAsync(EntriesFile, "{\"id\":\"p-2\",\"rev");
        await Task.Delay(TimeSpan.FromSeconds(1));
        _service = await WebApiProcess.StartAsync(_folder.FullName, _sandbox.Address);

        (await _service.GetAsync("/payments/p-1", "shop-key")).Body.GetProperty("status").GetString().Should().Be("sent");
        (await _service.PayAsync("p-1", "example", "75.00 USD")).Body.GetProperty("status").GetString().Should().Be("sent");
        (await _service.PayAsync("p-2", "example", "20.00 USD")).Body.GetProperty("status").GetString().Should().Be("sent");

        Entries.Should().Equal(("p-1", "75.00 USD"), ("p-2", "20.00 USD"));
        (await File.ReadAllTextAsync(log)).Should().NotContain("\"revision\":2");
    }

    [Theory]
    [InlineData("i-1,ACCT9,1000000,USD")]
    [InlineData("i-1\",\"amount\":\"9.00")]
    public async Task An_id_is_data_in_the_file_for_the_bank(string id)
    {
        await _service.PayAsync(id, "example", "1.00 USD");
        await RestartAsync();
        await _service.PayAsync("i-1", "example", "3.00 USD");

        Entries.Should().Equal((id, "1.00 USD"), ("i-1", "3.00 USD"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"id":"p-1","customer":null,"amount":"75.00 USD"}""")]
    [InlineData("""{"id":"p-1","customer":"example","amount":75}""")]
    [InlineData("""{"id":"p-1","id":"p-2","customer":"example","amount":"75.00 USD"}""")]
    public async Task A_body_that_is_no_payment_is_a_bad_request(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/payments") { Content = new StringContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "shop-key");
        using var response = await _service.Client.SendAsync(request);

        ((int)response.StatusCode).Should().Be(400);
        File.Exists(EntriesFile).Should().BeFalse();
    }

    [Fact]
    public async Task A_page_of_reviews_that_begins_nowhere_is_the_first() =>
        (await _service.GetAsync("/reviews?After=zzz", "reviewer-key")).Status.Should().Be(302);

    private async Task RestartAsync()
    {
        await _service.DisposeAsync();
        _service = await WebApiProcess.StartAsync(_folder.FullName, _sandbox.Address);
    }
}
