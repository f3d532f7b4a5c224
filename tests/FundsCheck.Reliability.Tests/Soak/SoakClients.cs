using System.Collections.Concurrent;

namespace FundsCheck.Reliability.Tests.Soak;

/// <summary>Clients that pay, ask again after every failure, and note what they were told.</summary>
internal sealed class SoakClients(SoakService service)
{
    private const int Count = 8;
    private static readonly string[] Customers = ["example", "available-null", "login-required", "current-null"];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>The latest answer to each payment.</summary>
    public ConcurrentDictionary<string, string> Answers { get; } = new();

    /// <summary>Requests that were repeated, because there was no answer or the service said so.</summary>
    public int Repeats;

    public Task RunAsync(CancellationToken end) => Task.WhenAll(Enumerable.Range(0, Count).Select(client => Task.Run(async () =>
    {
        for (var number = 0; !end.IsCancellationRequested; number++)
        {
            await PayAsync($"p-{client}-{number}", number);
            await Task.Delay(Pause, CancellationToken.None);
        }
    })));

    private async Task PayAsync(string id, int number)
    {
        var customer = Customers[number % 10 < Customers.Length ? number % 10 : 0];
        var amount = number % 25 == 24 ? "90000.00 USD" : $"0.{1 + (number % 9)}0 USD";
        var told = await Task.WhenAll(Enumerable.Range(0, number % 5 == 0 ? 2 : 1).Select(_ =>
            UntilAnsweredAsync(() => service.Current.PayAsync(id, customer, amount))));
        told.Should().OnlyContain(status => status == told[0], $"{id} is one payment");
        Answers[id] = told[0];

        // The bank returns most, so that the accounts do not run dry.
        if (told[0] == "sent" && number % 8 != 0)
        {
            Answers[id] = await UntilAnsweredAsync(() =>
                service.Current.PostAsync("/debit-events", new { id, @event = "returned", code = "R01" }, "operator-key"));
        }
    }

    private async Task<string> UntilAnsweredAsync(Func<Task<(int Status, System.Text.Json.JsonElement Body)>> ask)
    {
        while (true)
        {
            try
            {
                var (status, body) = await ask();
                if (status is 200 or 202)
                {
                    return (body.TryGetProperty("status", out var named) ? named : body.GetProperty("event")).GetString()!;
                }

                status.Should().Be(503, body.ToString());
            }
            catch (Exception exception) when (exception is HttpRequestException or ObjectDisposedException or OperationCanceledException)
            {
                // The service is being restarted.
            }

            Interlocked.Increment(ref Repeats);
            await Task.Delay(Pause);
        }
    }
}
