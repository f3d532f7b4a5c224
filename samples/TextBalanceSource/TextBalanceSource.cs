using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace FundsCheck.Samples;

/// <summary>
/// Balances of a provider whose JSON has amounts as text and no currency. Each trouble is a failure with a category; nothing is thrown but
/// cancellation.
/// </summary>
/// <param name="client">Its base address is the provider's; its response buffer has a limit (<see cref="ResponseBytesMax"/>).</param>
/// <param name="time">The clock.</param>
/// <param name="timeout">How long one read may take.</param>
public sealed class TextBalanceSource(HttpClient client, TimeProvider time, TimeSpan timeout) : IBalanceSource
{
    /// <summary>A limit for <see cref="HttpClient.MaxResponseContentBufferSize"/>: 64 KiB.</summary>
    public const int ResponseBytesMax = 65_536;

    // A decimal holds each number of so many digits exactly; longer texts would be rounded.
    private const int AmountLengthMax = 28;

    private static readonly BalanceFailure Unreadable = new(BalanceFailureCategory.InvalidResponse, "RESPONSE_UNREADABLE");
    private static readonly BalanceFailure Unreachable = new(BalanceFailureCategory.ProviderUnavailable, "PROVIDER_UNREACHABLE");

    /// <inheritdoc />
    public async ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await ReadOnceAsync(request.Account, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new BalanceReading.Failed(BalanceFailures.TimedOut);
        }
        catch (HttpRequestException)
        {
            // Its message may name hosts and addresses; the code is enough.
            return new BalanceReading.Failed(Unreachable);
        }
        catch (JsonException)
        {
            return new BalanceReading.Failed(Unreadable);
        }
    }

    private async Task<BalanceReading> ReadOnceAsync(AccountRef account, CancellationToken cancellationToken)
    {
        var path = new Uri($"accounts/{Uri.EscapeDataString(account.SourceAccountId)}/balance", UriKind.Relative);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", account.Credential?.Reveal());
        var requestedAt = time.GetUtcNow();
        using var response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            var error = await response.Content.ReadFromJsonAsync<TextError>(cancellationToken).ConfigureAwait(false);
            return new BalanceReading.Failed((error ?? new TextError(Error: null)).ToFailure((int)response.StatusCode));
        }

        var body = await response.Content.ReadFromJsonAsync<TextBalance>(cancellationToken).ConfigureAwait(false);
        return ToReading(body, account.SourceAccountId, requestedAt);
    }

    private BalanceReading ToReading(TextBalance? body, string accountId, DateTimeOffset requestedAt)
    {
        if (body is null || !string.Equals(body.Account, accountId, StringComparison.Ordinal))
        {
            return new BalanceReading.Failed(BalanceFailures.AccountNotReturned);
        }

        if (!TryParse(body.Available, out var available) || !TryParse(body.Ledger, out var current))
        {
            return new BalanceReading.Failed(Unreadable);
        }

        var kind = body.Type is null ? null : AccountKinds.Find(body.Type);
        return new BalanceReading.Succeeded(new AccountBalance
        {
            AccountId = accountId,
            Kind = kind,
            ProviderType = kind is null ? body.Type : null,
            Available = available,
            Current = current,

            // Never a guess: rules judge a missing currency.
            Currency = new BalanceCurrency.Missing(),
            Freshness = BalanceFreshness.RealTime,
            RequestedAt = requestedAt,
            RetrievedAt = time.GetUtcNow(),
        });
    }

    /// <summary>A missing amount is unknown; any other text is a number that a decimal holds exactly.</summary>
    private static bool TryParse(string? text, out decimal? amount)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        amount = decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) ? number : null;
        return text is null || (amount is not null && text.Length <= AmountLengthMax);
    }
}
