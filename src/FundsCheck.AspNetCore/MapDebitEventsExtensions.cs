using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.AspNetCore;

/// <summary>Maps the endpoint that records the events of debits.</summary>
public static class MapDebitEventsExtensions
{
    /// <summary>
    /// Maps a POST endpoint through which other processes record events (<see cref="IFundsChecker.RecordAsync"/>): a job that settles, the
    /// command line (<c>fundscheck decisions record --url</c>, <c>decisions import-returns --url</c>).
    /// <see cref="FundsCheckProblemDetailsExtensions.AddFundsCheckProblemDetails"/> registers its services.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The body is a JSON object: <c>id</c>; <c>event</c>, one of <c>approved</c>, <c>rejected</c>, <c>sent</c>, <c>settled</c>,
    /// <c>returned</c>, <c>cancelled</c>; the members of the event, <c>by</c> and <c>comment</c>, <c>at</c> (RFC 3339 with offset),
    /// <c>effectiveDate</c> (<c>2026-11-24</c>), <c>code</c> (<c>R01</c>); and optionally <c>revision</c>. The response is 200 with
    /// <c>id</c>, <c>revision</c>, <c>event</c>, <c>at</c>, <c>recordedAt</c> and <c>repeated</c>: true where it was recorded already
    /// and nothing was added.
    /// </para>
    /// <para>
    /// Problem details otherwise: 400, 413, 415 for a body that is no event; 422 for an event outside its bounds; 409 where it contradicts
    /// the record or the debit is unknown; 410 where the record is archived; 503 where nothing is known to be recorded and the request may
    /// be sent again.
    /// </para>
    /// <para>
    /// An event ends a hold, or lets a review through. The endpoint therefore requires an authorised user (<c>RequireAuthorization</c>);
    /// add a policy to the returned builder, or <c>AllowAnonymous</c> behind a network that only your own processes reach.
    /// </para>
    /// </remarks>
    /// <param name="endpoints">The endpoints of the host.</param>
    /// <param name="pattern">The path, such as <c>/debit-events</c>.</param>
    /// <returns>The builder of the endpoint's conventions.</returns>
    /// <exception cref="InvalidOperationException"><c>AddFundsCheck</c> was not called.</exception>
    public static IEndpointConventionBuilder MapDebitEvents(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return Map(endpoints, pattern, key: null);
    }

    /// <summary>The same for one of several checkers.</summary>
    /// <param name="endpoints">The endpoints of the host.</param>
    /// <param name="pattern">The path, such as <c>/payouts/debit-events</c>.</param>
    /// <param name="key">The key that <c>AddKeyedFundsCheck</c> has.</param>
    /// <inheritdoc cref="MapDebitEvents(IEndpointRouteBuilder, string)" />
    public static IEndpointConventionBuilder MapDebitEvents(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, object key)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(key);
        return Map(endpoints, pattern, key);
    }

    /// <summary>
    /// Asks what is registered and makes nothing: a checker opens its store, which is for the start of the host, where it may wait.
    /// </summary>
    private static IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints, string pattern, object? key)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (endpoints.ServiceProvider.GetService<IServiceProviderIsKeyedService>() is { } registered
            && !(registered.IsKeyedService(typeof(IFundsChecker), key) && registered.IsService(typeof(IProblemDetailsService))))
        {
            throw new InvalidOperationException(
                "A service is missing. Call AddFundsCheck() and AddFundsCheckProblemDetails() before MapDebitEvents.");
        }

        return endpoints.MapPost(pattern, context => HandleAsync(context, key)).WithMetadata(new BodyLimit()).RequireAuthorization();
    }

    private static async Task HandleAsync(HttpContext context, object? key)
    {
        try
        {
            var checker = context.RequestServices.GetRequiredKeyedService<IFundsChecker>(key);
            var time = context.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System;
            var request = await ReadAsync(context.Request, time, context.RequestAborted).ConfigureAwait(false);
            var recorded = await checker.RecordAsync(request.DebitId, request.Event, request.Revision, context.RequestAborted)
                .ConfigureAwait(false);
            await context.Response.WriteAsJsonAsync(
                RecordedEventBody.Of(recorded), DebitEventJson.Default.RecordedEventBody, contentType: null, context.RequestAborted)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (FundsCheckProblems.Find(exception) is { } problem)
        {
            await ProblemResponse.WriteAsync(context, problem).ConfigureAwait(false);
        }
    }

    /// <exception cref="BadHttpRequestException">The body is too large, not JSON, no event, or an event outside its bounds.</exception>
    private static async Task<DebitEventRequest> ReadAsync(HttpRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            throw new BadHttpRequestException("send the event as application/json", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            var body = await JsonSerializer.DeserializeAsync(
                request.Body, DebitEventJson.Default.DebitEventBody, cancellationToken).ConfigureAwait(false);
            var stated = DebitEventRequest.From(body);
            return stated.Event.FindProblem(time.GetUtcNow()) is { } problem
                ? throw new BadHttpRequestException(problem, StatusCodes.Status422UnprocessableEntity)
                : stated;
        }
        catch (JsonException exception)
        {
            // An own message has no path; one of the reader names types of this library.
            throw new BadHttpRequestException(
                exception.Path is { } path
                    ? $"the body is no JSON object as documented, at `{PrintableText.Show(path)}`"
                    : exception.Message,
                exception);
        }
    }

    /// <summary>An event has some hundred bytes, with the longest comment some thousand.</summary>
    private sealed class BodyLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => 16 * 1024;
    }
}
