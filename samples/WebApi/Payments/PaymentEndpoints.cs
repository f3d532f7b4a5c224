using Microsoft.Extensions.Options;

namespace FundsCheck.Samples.WebApi.Payments;

/// <summary>Payments over HTTP.</summary>
internal static class PaymentEndpoints
{
    public static void AddPayments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PaymentOptions>().Bind(configuration.GetSection("Payments")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ITransfers, TransferFile>();
        services.AddSingleton<PaymentService>();
    }

    public static RouteGroupBuilder MapPayments(this IEndpointRouteBuilder endpoints)
    {
        var payments = endpoints.MapGroup("/payments");
        payments.MapPost("/", PayAsync);
        payments.MapGet("/{id}", async (string id, PaymentService service, CancellationToken cancellationToken) =>
            await service.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } status ? Results.Ok(status) : Results.NotFound());
        return payments;
    }

    private static async Task<IResult> PayAsync(
        Payment payment, PaymentService service, IOptions<PaymentOptions> options, CancellationToken cancellationToken)
    {
        if (!options.Value.Customers.TryGetValue(payment.Customer, out var customer))
        {
            return Results.Problem("The customer has no linked account.", statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        var status = await service.PayAsync(payment, customer, cancellationToken).ConfigureAwait(false);
        return Results.Json(
            status, statusCode: status.Status is "inReview" ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
    }
}
