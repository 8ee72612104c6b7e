package dev.flint.bridge.sockets;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.UnixChannelOption;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.stream.StreamSupport;

/**
 * One socket on one event loop. Datagrams are taken and given in batches, a system call for many: with one for each, as
 * Vert.x has it, most of the time is spent in them.
 */
final class DatagramLoop extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = System.getLogger(DatagramLoop.class.getName());
    /** Longer ones are cut, and then are no requests; there are none. */
    private static final int DATAGRAM_OCTETS_MAX = 2_048;

    private static final int BATCH = 32;

    private final ContextInternal context;
    private final Datagrams.Protocol protocol;
    private final Datagrams.Assembly assembly;
    private final SourceBudget budget;
    private boolean isTaking;

    private DatagramLoop(ContextInternal context, Datagrams.Protocol protocol, SourceBudget budget) {
        this.context = context;
        this.protocol = protocol;
        this.assembly = protocol.assembly().get();
        this.budget = budget;
    }

    /** How many sockets may share an address. */
    static int socketsMax(Vertx vertx) {
        var inside = (VertxInternal) vertx;
        var loops = inside.nettyEventLoopGroup().spliterator();
        return inside.isNativeTransportEnabled()
                ? (int) StreamSupport.stream(loops, false).count()
                : 1;
    }

    /**
     * Listens until Vert.x is closed; the port.
     *
     * @param at 0 for a free one
     */
    static Future<Integer> open(Vertx vertx, String host, int at, Datagrams.Protocol protocol, SourceBudget budget) {
        var inside = (VertxInternal) vertx;
        var context = inside.createEventLoopContext();
        var loop = new DatagramLoop(context, protocol, budget);
        var bootstrap = new Bootstrap()
                .group(context.nettyEventLoop())
                .channelFactory(inside.transport().datagramChannelFactory())
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(BATCH * DATAGRAM_OCTETS_MAX))
                .handler(loop);
        if (inside.isNativeTransportEnabled()) {
            bootstrap
                    .option(UnixChannelOption.SO_REUSEPORT, true)
                    .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DATAGRAM_OCTETS_MAX);
        }
        Promise<Integer> port = context.promise();
        var bound = bootstrap.bind(host, at);
        bound.addListener(done -> {
            if (done.isSuccess()) {
                // Addresses are shared: left open, it would take what is meant for whoever listens there next.
                inside.addCloseHook(
                        closed -> bound.channel().close().addListener(gone -> closed.complete(null, gone.cause())));
                port.complete(((InetSocketAddress) bound.channel().localAddress()).getPort());
            } else {
                port.fail(done.cause());
            }
        });
        return port.future();
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) {
        var packet = (DatagramPacket) message;
        byte[] datagram = ByteBufUtil.getBytes(packet.content());
        packet.release();
        isTaking = true;
        context.emit(datagram, taken -> receive(channel, packet.sender(), taken));
    }

    private void receive(ChannelHandlerContext channel, InetSocketAddress sender, byte[] datagram) {
        var request = assembly.add(sender, datagram);
        if (request.isPresent()) {
            int octets = request.get().length;
            protocol.service()
                    .answer(request.get(), sender.getAddress())
                    .onSuccess(answer -> answer.ifPresent(given -> send(channel, sender, octets, given)))
                    .onFailure(broken -> LOG.log(Level.ERROR, "a question could not be answered", broken));
        }
    }

    private void send(ChannelHandlerContext channel, InetSocketAddress to, int requestOctets, byte[] answer) {
        if (budget.allows(to.getAddress(), requestOctets, answer.length)) {
            for (byte[] datagram : protocol.pieces().apply(answer)) {
                // A failure is told to "exceptionCaught".
                var ignored =
                        channel.write(new DatagramPacket(Unpooled.wrappedBuffer(datagram), to), channel.voidPromise());
            }
            if (!isTaking) {
                channel.flush();
            }
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext channel) {
        isTaking = false;
        channel.flush();
    }

    /** Nobody was there to take an answer; that concerns nobody else. */
    @Override
    public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
        LOG.log(Level.DEBUG, "a datagram was lost", cause);
    }
}
