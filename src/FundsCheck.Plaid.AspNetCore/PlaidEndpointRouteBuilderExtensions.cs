using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Plaid.AspNetCore;

/// <summary>Maps the endpoint of Plaid's webhooks.</summary>
public static class PlaidEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps a POST endpoint that verifies the webhooks of Plaid and applies them. <c>AddPlaid</c> registers the services.
    /// </summary>
    /// <remarks>
    /// The response is 200 for a genuine webhook, also a repeated or an ignored one; 401 where the verification fails; 413 for a body above
    /// <see cref="IPlaidWebhookReceiver.BodyBytesMax"/>; 400 for a genuine body that contradicts Plaid's documentation; 503 where the key
    /// could not be fetched or the webhook not be applied, after which Plaid sends it again. The endpoint permits anonymous requests,
    /// because the token of each webhook authenticates it.
    /// </remarks>
    /// <param name="endpoints">The endpoints of the host.</param>
    /// <param name="pattern">The path, such as <c>/plaid/webhooks</c>.</param>
    /// <returns>The builder of the endpoint's conventions, such as a rate limit.</returns>
    /// <exception cref="InvalidOperationException"><c>AddPlaid</c> was not called.</exception>
    public static IEndpointConventionBuilder MapPlaidWebhooks(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return Map(endpoints, pattern, client: null);
    }

    /// <summary>The same for the webhooks of one of several clients.</summary>
    /// <param name="endpoints">The endpoints of the host.</param>
    /// <param name="pattern">The path, such as <c>/plaid/merchant-a/webhooks</c>.</param>
    /// <param name="client">The name that <c>AddPlaid</c> has.</param>
    /// <inheritdoc cref="MapPlaidWebhooks(IEndpointRouteBuilder, string)" />
    public static IEndpointConventionBuilder MapPlaidWebhooks(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, string client)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(client);
        return Map(endpoints, pattern, client);
    }

    /// <summary>
    /// Asks what is registered and makes nothing: a receiver needs the host's store, which is opened at the start of the host.
    /// </summary>
    private static IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints, string pattern, string? client)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return endpoints.ServiceProvider.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(typeof(IPlaidWebhookReceiver), client)
            == false
            ? throw new InvalidOperationException("Plaid is not registered. Call AddFundsCheck().AddPlaid(...) before MapPlaidWebhooks.")
            : endpoints.MapPost(pattern, context => HandleAsync(context, client)).AllowAnonymous();
    }

    private static async Task HandleAsync(HttpContext context, string? client)
    {
        var receiver = context.RequestServices.GetRequiredKeyedService<IPlaidWebhookReceiver>(client);
        var body = await ReadBodyAsync(context.Request, context.RequestAborted).ConfigureAwait(false);

        // More than one header is ambiguous.
        var token = context.Request.Headers[IPlaidWebhookReceiver.HeaderName] is [var single] ? single : null;
        var result = await receiver.ReceiveAsync(token, body, context.RequestAborted).ConfigureAwait(false);
        context.Response.StatusCode = StatusOf(result);
    }

    /// <summary>The body, or its beginning with one byte more than a body may have.</summary>
    private static async ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        const int BytesMax = IPlaidWebhookReceiver.BodyBytesMax + 1;
        var buffer = new byte[Math.Clamp(request.ContentLength ?? BytesMax, 0, BytesMax)];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        return buffer.AsMemory(0, length);
    }

    private static int StatusOf(PlaidWebhookResult result) => result switch
    {
        PlaidWebhookResult.Applied or PlaidWebhookResult.Repeated or PlaidWebhookResult.Ignored => StatusCodes.Status200OK,
        PlaidWebhookResult.BodyTooLarge => StatusCodes.Status413PayloadTooLarge,
        PlaidWebhookResult.BodyInvalid => StatusCodes.Status400BadRequest,
        PlaidWebhookResult.KeyUnavailable or PlaidWebhookResult.NotApplied => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status401Unauthorized,
    };
}
