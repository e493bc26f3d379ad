//! The protocols: what their views show, what can be set through them, and who is asked.

use wire_core::view::ViewedMut;
use wire_core::{Endian, Tag};
use wire_examples::inet::Addresses;
use wire_examples::{
    arp, bgp, dns, ethernet, icmp, icmpv6, inet, ipv4, ipv6, modbus, mqtt, ntp, pcap, postgres,
    tcp, tls, udp,
};

use crate::agrees::Agrees;
use crate::asked::{Asked, ask};
use crate::patched::{Patched, Taken, written};

seen_as_value! {
    dns::Name, mqtt::PublishFlags, arp::Operation, mqtt::QoS, postgres::Format, postgres::TransactionStatus, bgp::Origin, bgp::SegmentKind, modbus::Coil, modbus::ExceptionCode, tls::ContentType, ntp::Leap, ntp::Mode, pcap::Magic,
}

seen_as_view! {
    modbus::AduView (modbus::Request): modbus::Adu<modbus::Request> => transaction, unit, pdu;
    modbus::AduView (modbus::Response): modbus::Adu<modbus::Response> => transaction, unit, pdu;
    arp::PacketView: arp::Packet<'_> => hardware, protocol, hardware_len, protocol_len, operation, sender_hardware, sender_protocol, target_hardware, target_protocol;
    ethernet::MacAddrView: ethernet::MacAddr => _0 = 0;
    ethernet::FrameView: ethernet::Frame<'_> => dst, src, content;
    ethernet::TagView: ethernet::Tag<'_> => priority, drop_eligible, vlan, content;
    ipv4::PacketView (Vec<ipv4::Ipv4Option<'_>>): ipv4::Packet<'_> => ihl, dscp, ecn, total_len, id, evil, dont_fragment, more_fragments, fragment_offset, ttl, protocol, checksum, src, dst, options, payload;
    ipv4::RouteView: ipv4::Route => pointer, addresses;
    ipv6::PacketView: ipv6::Packet<'_> => traffic_class, flow_label, payload_len, next_header, hop_limit, src, dst, payload;
    ipv6::OptionsView: ipv6::Options<'_> => next_header, len, options, payload;
    ipv6::RoutingView: ipv6::Routing<'_> => next_header, len, kind, segments_left, route, payload;
    ipv6::FragmentView: ipv6::Fragment<'_> => next_header, reserved, offset, reserved_bits, more, id, payload;
    ipv6::AuthenticationView: ipv6::Authentication<'_> => next_header, len, reserved, spi, sequence, icv, payload;
    ipv6::OpaqueView: ipv6::Opaque<'_> => next_header, len, data, payload;
    icmp::MessageView: icmp::Message<'_> => kind, code, checksum, body;
    icmp::EchoView: icmp::Echo<'_> => id, seq, data;
    icmp::ExtendedEchoView: icmp::ExtendedEcho<'_> => id, seq, state, data;
    icmp::ErrorView: icmp::Error<'_> => unused, quote;
    icmp::TimesView: icmp::Times<'_> => id, seq, originate, receive, transmit, trailer;
    icmp::RouterAddressView: icmp::RouterAddress => address, preference;
    icmp::QuoteView: icmp::Quote<'_> => _0 = 0;
    icmpv6::MessageView: icmpv6::Message<'_> => kind, code, checksum, body;
    icmpv6::ErrorView: icmpv6::Error<'_> => unused, quote;
    icmpv6::EchoView: icmpv6::Echo<'_> => id, seq, data;
    icmpv6::ListenerView: icmpv6::Listener<'_> => max_delay, unused, group, data;
    icmpv6::GroupRecordView: icmpv6::GroupRecord<'_> => kind, auxiliary_len, count, group, sources, auxiliary;
    icmpv6::RouterAdvertisementView: icmpv6::RouterAdvertisement<'_> => hop_limit, managed, other, unused, lifetime, reachable_time, retrans_time, options;
    icmpv6::NeighbourOptionView: icmpv6::NeighbourOption<'_> => kind, len, value;
    icmpv6::QuoteView: icmpv6::Quote<'_> => _0 = 0;
    udp::DatagramView: udp::Datagram<'_> => src_port, dst_port, len, checksum, payload;
    tcp::SegmentView (Vec<tcp::TcpOption<'_>>): tcp::Segment<'_> => src_port, dst_port, seq_number, ack_number, data_offset, reserved, ae, cwr, ece, urg, ack, psh, rst, syn, fin, window, checksum, urgent, options, payload;
    tcp::SackBlockView: tcp::SackBlock => left, right;
    inet::PseudoHeaderV4View: inet::PseudoHeaderV4 => src, dst, protocol, len;
    inet::PseudoHeaderV6View: inet::PseudoHeaderV6 => src, dst, len, protocol;
    dns::MessageView: dns::Message<'_> => id, flags, questions, answers, authorities, additionals;
    dns::StartView: dns::Start => header, question;
    dns::HeaderView: dns::Header => id, flags, questions, answers, authorities, additionals;
    dns::FlagsView: dns::Flags => response, opcode, authoritative, truncated, recursion_desired, recursion_available, zero, authentic, unchecked, rcode;
    dns::QuestionView: dns::Question => name, kind, class;
    dns::RecordView: dns::Record<'_> => name, kind, class, ttl, data;
    dns::SoaView: dns::Soa => primary, mailbox, serial, refresh, retry, expire, minimum;
    dns::TextView: dns::Text<'_> => _0 = 0;
    dns::EdnsOptionView: dns::EdnsOption<'_> => code, data;
    dns::StreamPrefixView: dns::StreamPrefix => len;
    mqtt::FixedHeaderView: mqtt::FixedHeader => packet_type, flags, remaining_len;
    mqtt::PublishFlagsView: mqtt::PublishFlags => dup, qos, retain;
    mqtt::ConnectView: mqtt::Connect<'_> => will_retain, will_qos, clean_start, keep_alive, properties, client_id, will, user_name, password;
    mqtt::WillView: mqtt::Will<'_> => properties, topic, payload;
    mqtt::AckView: mqtt::Ack<'_> => packet_id, outcome;
    mqtt::OutcomeView: mqtt::Outcome<'_> => reason, properties;
    mqtt::PropertiesView: mqtt::Properties<'_> => _0 = 0;
    mqtt::ReasonsView: mqtt::Reasons<'_> => packet_id, properties, reasons;
    mqtt::SubscriptionView: mqtt::Subscription<'_> => topic_filter, retain_handling;
    mqtt::TextView: mqtt::Text<'_> => _0 = 0;
    mqtt::BinaryView: mqtt::Binary<'_> => _0 = 0;
    postgres::MessageHeaderView: postgres::MessageHeader => tag, len;
    postgres::StartupView: postgres::Startup<'_> => request;
    postgres::ParameterView: postgres::Parameter<'_> => name, value;
    postgres::BackendKeyView: postgres::BackendKey => process, secret;
    postgres::BindView: postgres::Bind<'_> => portal, statement, parameter_formats, parameters, result_formats;
    postgres::DatumView: postgres::Datum<'_> => _0 = 0;
    postgres::MechanismView: postgres::Mechanism<'_> => _0 = 0;
    postgres::ColumnView: postgres::Column<'_> => name, table_oid, attribute, type_oid, type_len, type_modifier, format;
    postgres::NoticeView: postgres::Notice<'_> => kind, text;
    postgres::CopiedView: postgres::Copied => format, columns;
    bgp::MessageHeaderView: bgp::MessageHeader => len, kind;
    bgp::MessageView: bgp::Message<'_> => body;
    bgp::OpenView: bgp::Open<'_> => my_as, hold_time, id, parameters;
    bgp::FamilyView: bgp::Family => afi, subtype, safi;
    bgp::UpdateView: bgp::Update<'_> => withdrawn, attributes, routes;
    bgp::PrefixView: bgp::Prefix<'_> => bits, octets;
    bgp::PathAttributeView: bgp::PathAttribute<'_> => optional, transitive, partial, extended, value;
    bgp::AsSegmentView: bgp::AsSegment => kind, systems;
    modbus::MbapHeaderView: modbus::MbapHeader => transaction, len, unit;
    modbus::RangeView: modbus::Range => address, count;
    modbus::SingleCoilView: modbus::SingleCoil => address, value;
    modbus::SingleRegisterView: modbus::SingleRegister => address, value;
    modbus::MaskView: modbus::Mask => address, and, or;
    tls::RecordHeaderView: tls::RecordHeader => content_type, legacy_version, len;
    tls::RecordView: tls::Record<'_> => content_type, legacy_version, fragment;
    tls::ClientHelloView: tls::ClientHello<'_> => legacy_version, random, legacy_session_id, cipher_suites, legacy_compression_methods, extensions;
    tls::ClientExtensionsView: tls::ClientExtensions<'_> => _0 = 0;
    tls::ProtocolNameView: tls::ProtocolName<'_> => _0 = 0;
    tls::KeyShareView: tls::KeyShare<'_> => group, key_exchange;
    tls::ServerHelloView: tls::ServerHello<'_> => legacy_version, random, legacy_session_id_echo, cipher_suite, legacy_compression_method, extensions;
    tls::ServerExtensionsView: tls::ServerExtensions<'_> => _0 = 0;
    ntp::PacketView: ntp::Packet<'_> => leap, version, mode, stratum, poll, precision, root_delay, root_dispersion, reference_id, reference, origin, receive, transmit, extensions, mac;
    ntp::ShortView: ntp::Short => seconds, fraction;
    ntp::TimestampView: ntp::Timestamp => seconds, fraction;
    ntp::ExtensionView: ntp::Extension<'_> => kind, value;
    ntp::MacView: ntp::Mac<'_> => key_id, digest;
    pcap::FileView: pcap::File<'_> => header, records;
    pcap::FileHeaderView: pcap::FileHeader => magic, major, minor, this_zone, accuracy, snap_len, link_type;
    pcap::RecordView: pcap::Record<'_> => seconds, fraction, captured_len, original_len, octets;
}

seen_as_one_of! {
    ethernet::ContentView: ethernet::Content<'_> => CustomerTag { _0 = 0 }, ServiceTag { _0 = 0 }, OldServiceTag { _0 = 0 }, Llc { len, octets }, Payload { ethertype, octets };
    ipv4::Ipv4OptionView: ipv4::Ipv4Option<'_> => End { _0 = 0 }, Nop, RecordRoute { _0 = 0 }, Timestamp { pointer, overflow, flag, data }, LooseSourceRoute { _0 = 0 }, StrictSourceRoute { _0 = 0 }, RouterAlert { _0 = 0 }, Other { kind, data };
    ipv6::ExtensionView: ipv6::Extension<'_> => HopByHop { _0 = 0 }, Routing { _0 = 0 }, Fragment { _0 = 0 }, Authentication { _0 = 0 }, NoNext { _0 = 0 }, Destination { _0 = 0 }, Mobility { _0 = 0 }, HostIdentity { _0 = 0 }, Shim6 { _0 = 0 }, Upper { protocol, octets };
    ipv6::Ipv6OptionView: ipv6::Ipv6Option<'_> => Pad1, PadN { _0 = 0 }, RouterAlert { _0 = 0 }, JumboPayload { _0 = 0 }, Other { kind, data };
    ipv6::RouteView: ipv6::Route<'_> => Source { unused, addresses }, Home { unused, address }, Segments { last, flags, tag, addresses, objects }, Other { kind, data };
    icmp::BodyView: icmp::Body<'_> => EchoReply { _0 = 0 }, Unreachable { unused, len, mtu, quote }, SourceQuench { _0 = 0 }, Redirect { gateway, quote }, Echo { _0 = 0 }, RouterAdvertisement { count, entry_size, lifetime, addresses, trailer }, RouterSolicitation { unused, trailer }, TimeExceeded { _0 = 0 }, ParameterProblem { pointer, unused, quote }, Timestamp { _0 = 0 }, TimestampReply { _0 = 0 }, ExtendedEcho { _0 = 0 }, ExtendedEchoReply { _0 = 0 }, Other { kind, data };
    icmpv6::BodyView: icmpv6::Body<'_> => Unreachable { _0 = 0 }, PacketTooBig { mtu, quote }, TimeExceeded { _0 = 0 }, ParameterProblem { pointer, quote }, Echo { _0 = 0 }, EchoReply { _0 = 0 }, ListenerQuery { _0 = 0 }, ListenerReport { _0 = 0 }, ListenerDone { _0 = 0 }, RouterSolicitation { unused, options }, RouterAdvertisement { _0 = 0 }, NeighbourSolicitation { unused, target, options }, NeighbourAdvertisement { router, solicited, override_known, unused, target, options }, Redirect { unused, target, destination, options }, ListenerReport2 { unused, count, records, trailer }, Other { kind, data };
    icmpv6::NeighbourValueView: icmpv6::NeighbourValue<'_> => SourceLinkAddress { _0 = 0 }, TargetLinkAddress { _0 = 0 }, Prefix { len, on_link, autonomous, unused, valid_lifetime, preferred_lifetime, unused_word, prefix }, Redirected { unused, quote }, Mtu { unused, mtu }, Other { kind, data };
    tcp::TcpOptionView: tcp::TcpOption<'_> => End { _0 = 0 }, Nop, MaximumSegmentSize { _0 = 0 }, WindowScale { _0 = 0 }, SackPermitted, Sack { _0 = 0 }, Timestamps { value, echo_reply }, Other { kind, data };
    dns::TtlView: dns::Ttl => Edns { extended_rcode, version, dnssec_ok, unused }, Seconds { kind, seconds };
    dns::DataView: dns::Data<'_> => A { _0 = 0 }, Ns { _0 = 0 }, Cname { _0 = 0 }, Soa { _0 = 0 }, Ptr { _0 = 0 }, Hinfo { cpu, os }, Mx { preference, exchange }, Txt { _0 = 0 }, Aaaa { _0 = 0 }, Srv { priority, weight, port, target }, Opt { _0 = 0 }, Ds { key_tag, algorithm, digest_kind, digest }, Rrsig { covered, algorithm, labels, original_ttl, expiration, inception, key_tag, signer, signature }, Dnskey { flags, protocol, algorithm, key }, Other { kind, octets };
    mqtt::PacketView: mqtt::Packet<'_> => Connect { _0 = 0 }, ConnAck { session_present, reason, properties }, Publish { flags, topic, packet_id, properties, payload }, PubAck { _0 = 0 }, PubRec { _0 = 0 }, PubRel { _0 = 0 }, PubComp { _0 = 0 }, Subscribe { packet_id, properties, subscriptions }, SubAck { _0 = 0 }, Unsubscribe { packet_id, properties, topic_filters }, UnsubAck { _0 = 0 }, PingReq, PingResp, Disconnect { _0 = 0 }, Auth { _0 = 0 };
    mqtt::PropertyView: mqtt::Property<'_> => PayloadFormat { _0 = 0 }, MessageExpiry { _0 = 0 }, ContentType { _0 = 0 }, ResponseTopic { _0 = 0 }, CorrelationData { _0 = 0 }, SubscriptionId { _0 = 0 }, SessionExpiry { _0 = 0 }, AssignedClientId { _0 = 0 }, ServerKeepAlive { _0 = 0 }, AuthenticationMethod { _0 = 0 }, AuthenticationData { _0 = 0 }, RequestProblemInformation { _0 = 0 }, WillDelay { _0 = 0 }, RequestResponseInformation { _0 = 0 }, ResponseInformation { _0 = 0 }, ServerReference { _0 = 0 }, Reason { _0 = 0 }, ReceiveMaximum { _0 = 0 }, TopicAliasMaximum { _0 = 0 }, TopicAlias { _0 = 0 }, MaximumQos { _0 = 0 }, RetainAvailable { _0 = 0 }, User { _0 = 0, _1 = 1 }, MaximumPacketLen { _0 = 0 }, WildcardAvailable { _0 = 0 }, SubscriptionIdsAvailable { _0 = 0 }, SharedAvailable { _0 = 0 };
    postgres::StartupRequestView: postgres::StartupRequest<'_> => Session { _0 = 0 }, Cancel { _0 = 0 }, Tls;
    postgres::FrontendView: postgres::Frontend<'_> => Bind { _0 = 0 }, Close { _0 = 0 }, Describe { _0 = 0 }, Execute { portal, max_rows }, Flush, Parse { statement, query, type_oids }, Query { _0 = 0 }, Sync, Terminate, CopyData { _0 = 0 }, CopyDone, CopyFail { _0 = 0 }, Password { _0 = 0 }, Other { _0 = 0, _1 = 1 };
    postgres::TargetView: postgres::Target<'_> => Statement { _0 = 0 }, Portal { _0 = 0 };
    postgres::BackendView: postgres::Backend<'_> => Authentication { _0 = 0 }, BackendKey { _0 = 0 }, ParameterStatus { _0 = 0 }, ReadyForQuery { _0 = 0 }, RowDescription { _0 = 0 }, DataRow { _0 = 0 }, CommandComplete { _0 = 0 }, EmptyQuery, Error { _0 = 0 }, Notice { _0 = 0 }, Notification { process, channel, payload }, ParseComplete, BindComplete, CloseComplete, ParameterDescription { _0 = 0 }, NoData, PortalSuspended, CopyIn { _0 = 0 }, CopyOut { _0 = 0 }, CopyData { _0 = 0 }, CopyDone, Other { _0 = 0, _1 = 1 };
    postgres::AuthenticationView: postgres::Authentication<'_> => Ok, CleartextPassword, Md5Password { _0 = 0 }, Sasl { _0 = 0 }, SaslContinue { _0 = 0 }, SaslFinal { _0 = 0 }, Other { _0 = 0, _1 = 1 };
    bgp::BodyView: bgp::Body<'_> => Open { _0 = 0 }, Update { _0 = 0 }, Notification { code, subcode, data }, KeepAlive, RouteRefresh { _0 = 0 };
    bgp::ParameterView: bgp::Parameter<'_> => Capabilities { _0 = 0 }, Other { _0 = 0, _1 = 1 };
    bgp::CapabilityView: bgp::Capability<'_> => Multiprotocol { _0 = 0 }, RouteRefresh, ExtendedMessage, FourOctetAs { _0 = 0 }, Other { _0 = 0, _1 = 1 };
    bgp::AttributeValueView: bgp::AttributeValue<'_> => Origin { _0 = 0 }, AsPath { _0 = 0 }, NextHop { _0 = 0 }, MultiExitDisc { _0 = 0 }, LocalPref { _0 = 0 }, AtomicAggregate, Aggregator { system, router }, Communities { _0 = 0 }, MpReach { afi, safi, next_hop, routes }, MpUnreach { afi, safi, withdrawn }, ExtendedCommunities { _0 = 0 }, As4Path { _0 = 0 }, LargeCommunities { _0 = 0 }, Other { _0 = 0, _1 = 1 };
    modbus::RequestView: modbus::Request => ReadCoils { _0 = 0 }, ReadDiscreteInputs { _0 = 0 }, ReadHoldingRegisters { _0 = 0 }, ReadInputRegisters { _0 = 0 }, WriteSingleCoil { _0 = 0 }, WriteSingleRegister { _0 = 0 }, WriteMultipleCoils { address, coils }, WriteMultipleRegisters { address, registers }, MaskWriteRegister { _0 = 0 }, ReadWriteMultipleRegisters { read, address, registers }, Other { _0 = 0, _1 = 1 };
    modbus::ResponseView: modbus::Response => ReadCoils { _0 = 0 }, ReadDiscreteInputs { _0 = 0 }, ReadHoldingRegisters { _0 = 0 }, ReadInputRegisters { _0 = 0 }, WriteSingleCoil { _0 = 0 }, WriteSingleRegister { _0 = 0 }, WriteMultipleCoils { _0 = 0 }, WriteMultipleRegisters { _0 = 0 }, MaskWriteRegister { _0 = 0 }, ReadWriteMultipleRegisters { _0 = 0 }, Exception { function, code }, Other { _0 = 0, _1 = 1 };
    tls::HandshakeView: tls::Handshake<'_> => ClientHello { _0 = 0 }, ServerHello { _0 = 0 }, Other { _0 = 0, _1 = 1 };
    tls::ClientExtensionView: tls::ClientExtension<'_> => ServerName { _0 = 0 }, StatusRequest { status_type, responder_ids, request_extensions }, SupportedGroups { _0 = 0 }, EcPointFormats { _0 = 0 }, SignatureAlgorithms { _0 = 0 }, ProtocolNames { _0 = 0 }, EncryptThenMac, ExtendedMasterSecret, SessionTicket { _0 = 0 }, SupportedVersions { _0 = 0 }, Cookie { _0 = 0 }, PskKeyExchangeModes { _0 = 0 }, KeyShare { _0 = 0 }, Other { _0 = 0, _1 = 1 };
    tls::ServerNameView: tls::ServerName<'_> => HostName { _0 = 0 };
    tls::ServerExtensionView: tls::ServerExtension<'_> => SelectedVersion { _0 = 0 }, KeyShare { _0 = 0 }, Other { _0 = 0, _1 = 1 };
}

patched! {
    (): arp::Packet<'_> => set_hardware hardware, set_protocol protocol, set_hardware_len hardware_len, set_protocol_len protocol_len, set_operation operation;
    (): ethernet::MacAddr => set_0 0;
    (): ethernet::Frame<'_> => set_dst dst, set_src src;
    (): ethernet::Tag<'_> => set_priority priority, set_drop_eligible drop_eligible, set_vlan vlan;
    (): ipv4::Packet<'_> => set_ihl ihl, set_dscp dscp, set_ecn ecn, set_total_len total_len, set_id id, set_evil evil, set_dont_fragment dont_fragment, set_more_fragments more_fragments, set_fragment_offset fragment_offset, set_ttl ttl, set_protocol protocol, set_checksum checksum, set_src src, set_dst dst;
    (): ipv4::Route => set_pointer pointer;
    (): ipv6::Packet<'_> => set_traffic_class traffic_class, set_flow_label flow_label, set_payload_len payload_len, set_next_header next_header, set_hop_limit hop_limit, set_src src, set_dst dst;
    (): ipv6::Options<'_> => set_next_header next_header, set_len len;
    (): ipv6::Routing<'_> => set_next_header next_header, set_len len, set_kind kind, set_segments_left segments_left;
    (): ipv6::Fragment<'_> => set_next_header next_header, set_reserved reserved, set_offset offset, set_reserved_bits reserved_bits, set_more more, set_id id;
    (): ipv6::Authentication<'_> => set_next_header next_header, set_len len, set_reserved reserved, set_spi spi, set_sequence sequence;
    (): ipv6::Opaque<'_> => set_next_header next_header, set_len len;
    (): icmp::Message<'_> => set_kind kind, set_code code, set_checksum checksum;
    (): icmp::Echo<'_> => set_id id, set_seq seq;
    (): icmp::ExtendedEcho<'_> => set_id id, set_seq seq, set_state state;
    (): icmp::Error<'_> => set_unused unused;
    (): icmp::Times<'_> => set_id id, set_seq seq, set_originate originate, set_receive receive, set_transmit transmit;
    (): icmp::RouterAddress => set_address address, set_preference preference;
    (): icmp::Quote<'_> => ;
    (Addresses,): icmpv6::Message<'_> => set_kind kind, set_code code, set_checksum checksum;
    (): icmpv6::Error<'_> => set_unused unused;
    (): icmpv6::Echo<'_> => set_id id, set_seq seq;
    (): icmpv6::Listener<'_> => set_max_delay max_delay, set_unused unused, set_group group;
    (): icmpv6::GroupRecord<'_> => set_kind kind, set_auxiliary_len auxiliary_len, set_count count, set_group group;
    (): icmpv6::RouterAdvertisement<'_> => set_hop_limit hop_limit, set_managed managed, set_other other, set_unused unused, set_lifetime lifetime, set_reachable_time reachable_time, set_retrans_time retrans_time;
    (): icmpv6::NeighbourOption<'_> => set_kind kind, set_len len;
    (): icmpv6::Quote<'_> => ;
    (Addresses,): udp::Datagram<'_> => set_src_port src_port, set_dst_port dst_port, set_len len, set_checksum checksum;
    (Addresses,): tcp::Segment<'_> => set_src_port src_port, set_dst_port dst_port, set_seq_number seq_number, set_ack_number ack_number, set_data_offset data_offset, set_reserved reserved, set_ae ae, set_cwr cwr, set_ece ece, set_urg urg, set_ack ack, set_psh psh, set_rst rst, set_syn syn, set_fin fin, set_window window, set_checksum checksum, set_urgent urgent;
    (): tcp::SackBlock => set_left left, set_right right;
    (): inet::PseudoHeaderV4 => set_src src, set_dst dst, set_protocol protocol, set_len len;
    (): inet::PseudoHeaderV6 => set_src src, set_dst dst, set_len len, set_protocol protocol;
    (): dns::Message<'_> => set_id id, set_flags flags;
    (): dns::Start => set_header header;
    (): dns::Header => set_id id, set_flags flags, set_questions questions, set_answers answers, set_authorities authorities, set_additionals additionals;
    (): dns::Flags => set_response response, set_opcode opcode, set_authoritative authoritative, set_truncated truncated, set_recursion_desired recursion_desired, set_recursion_available recursion_available, set_zero zero, set_authentic authentic, set_unchecked unchecked, set_rcode rcode;
    (): dns::Question => set_kind kind, set_class class;
    (): dns::Record<'_> => set_kind kind, set_class class;
    (): dns::Soa => set_serial serial, set_refresh refresh, set_retry retry, set_expire expire, set_minimum minimum;
    (): dns::Text<'_> => ;
    (): dns::EdnsOption<'_> => set_code code;
    (): dns::StreamPrefix => set_len len;
    (): mqtt::FixedHeader => set_packet_type packet_type, set_flags flags;
    (): mqtt::PublishFlags => set_dup dup, set_qos qos, set_retain retain;
    (): mqtt::Connect<'_> => set_will_retain will_retain, set_will_qos will_qos, set_clean_start clean_start, set_keep_alive keep_alive;
    (): mqtt::Will<'_> => ;
    (): mqtt::Ack<'_> => set_packet_id packet_id;
    (): mqtt::Outcome<'_> => set_reason reason;
    (): mqtt::Properties<'_> => ;
    (): mqtt::Reasons<'_> => set_packet_id packet_id;
    (): mqtt::Subscription<'_> => set_retain_handling retain_handling;
    (): mqtt::Text<'_> => ;
    (): mqtt::Binary<'_> => ;
    (): postgres::MessageHeader => set_tag tag, set_len len;
    (): postgres::Startup<'_> => ;
    (): postgres::Parameter<'_> => ;
    (): postgres::BackendKey => set_process process, set_secret secret;
    (): postgres::Bind<'_> => ;
    (): postgres::Datum<'_> => ;
    (): postgres::Mechanism<'_> => ;
    (): postgres::Column<'_> => set_table_oid table_oid, set_attribute attribute, set_type_oid type_oid, set_type_len type_len, set_type_modifier type_modifier, set_format format;
    (): postgres::Notice<'_> => set_kind kind;
    (): postgres::Copied => set_format format;
    (): bgp::MessageHeader => set_len len, set_kind kind;
    (bool,): bgp::Message<'_> => ;
    (): bgp::Open<'_> => set_my_as my_as, set_hold_time hold_time, set_id id;
    (): bgp::Family => set_afi afi, set_subtype subtype, set_safi safi;
    (bool,): bgp::Update<'_> => ;
    (): bgp::Prefix<'_> => set_bits bits;
    (bool,): bgp::PathAttribute<'_> => set_optional optional, set_transitive transitive, set_partial partial, set_extended extended;
    (bool,): bgp::AsSegment => set_kind kind;
    (): modbus::MbapHeader => set_transaction transaction, set_len len, set_unit unit;
    (): modbus::Adu<modbus::Request> => set_transaction transaction, set_unit unit;
    (): modbus::Adu<modbus::Response> => set_transaction transaction, set_unit unit;
    (): modbus::Range => set_address address, set_count count;
    (): modbus::SingleCoil => set_address address, set_value value;
    (): modbus::SingleRegister => set_address address, set_value value;
    (): modbus::Mask => set_address address, set_and and, set_or or;
    (): tls::RecordHeader => set_content_type content_type, set_legacy_version legacy_version, set_len len;
    (): tls::Record<'_> => set_content_type content_type, set_legacy_version legacy_version;
    (): tls::ClientHello<'_> => set_legacy_version legacy_version, set_random random;
    (): tls::ClientExtensions<'_> => ;
    (): tls::ProtocolName<'_> => ;
    (): tls::KeyShare<'_> => set_group group;
    (): tls::ServerHello<'_> => set_legacy_version legacy_version, set_random random, set_cipher_suite cipher_suite, set_legacy_compression_method legacy_compression_method;
    (): tls::ServerExtensions<'_> => ;
    (): ntp::Packet<'_> => set_leap leap, set_version version, set_mode mode, set_stratum stratum, set_poll poll, set_precision precision, set_root_delay root_delay, set_root_dispersion root_dispersion, set_reference_id reference_id, set_reference reference, set_origin origin, set_receive receive, set_transmit transmit;
    (): ntp::Short => set_seconds seconds, set_fraction fraction;
    (): ntp::Timestamp => set_seconds seconds, set_fraction fraction;
    (): ntp::Extension<'_> => set_kind kind;
    (): ntp::Mac<'_> => set_key_id key_id;
    (): pcap::File<'_> => ;
    (): pcap::FileHeader => set_major major, set_minor minor, set_this_zone this_zone, set_accuracy accuracy, set_snap_len snap_len, set_link_type link_type;
    (Endian,): pcap::Record<'_> => set_seconds seconds, set_fraction fraction, set_captured_len captured_len, set_original_len original_len;
}

patched_variants! {
    (): ethernet::Content<'_> as ethernet::ContentView => ;
    (): ipv4::Ipv4Option<'_> as ipv4::Ipv4OptionView => Timestamp set_pointer pointer, Timestamp set_overflow overflow, Timestamp set_flag flag, RouterAlert set_0 0;
    (Tag,): ipv6::Extension<'_> as ipv6::ExtensionView => ;
    (): ipv6::Ipv6Option<'_> as ipv6::Ipv6OptionView => RouterAlert set_0 0, JumboPayload set_0 0;
    (Tag,): ipv6::Route<'_> as ipv6::RouteView => Source set_unused unused, Home set_unused unused, Home set_address address, Segments set_last last, Segments set_flags flags, Segments set_tag tag;
    (Tag,): icmp::Body<'_> as icmp::BodyView => Unreachable set_unused unused, Unreachable set_len len, Unreachable set_mtu mtu, Redirect set_gateway gateway, RouterAdvertisement set_count count, RouterAdvertisement set_entry_size entry_size, RouterAdvertisement set_lifetime lifetime, RouterSolicitation set_unused unused, ParameterProblem set_pointer pointer, ParameterProblem set_unused unused;
    (Tag,): icmpv6::Body<'_> as icmpv6::BodyView => PacketTooBig set_mtu mtu, ParameterProblem set_pointer pointer, RouterSolicitation set_unused unused, NeighbourSolicitation set_unused unused, NeighbourSolicitation set_target target, NeighbourAdvertisement set_router router, NeighbourAdvertisement set_solicited solicited, NeighbourAdvertisement set_override_known override_known, NeighbourAdvertisement set_unused unused, NeighbourAdvertisement set_target target, Redirect set_unused unused, Redirect set_target target, Redirect set_destination destination, ListenerReport2 set_unused unused, ListenerReport2 set_count count;
    (Tag,): icmpv6::NeighbourValue<'_> as icmpv6::NeighbourValueView => Prefix set_len len, Prefix set_on_link on_link, Prefix set_autonomous autonomous, Prefix set_unused unused, Prefix set_valid_lifetime valid_lifetime, Prefix set_preferred_lifetime preferred_lifetime, Prefix set_unused_word unused_word, Prefix set_prefix prefix, Redirected set_unused unused, Mtu set_unused unused, Mtu set_mtu mtu;
    (): tcp::TcpOption<'_> as tcp::TcpOptionView => MaximumSegmentSize set_0 0, WindowScale set_0 0, Timestamps set_value value, Timestamps set_echo_reply echo_reply;
    (Tag,): dns::Ttl as dns::TtlView => Edns set_extended_rcode extended_rcode, Edns set_version version, Edns set_dnssec_ok dnssec_ok, Edns set_unused unused, Seconds set_seconds seconds;
    (Tag,): dns::Data<'_> as dns::DataView => A set_0 0, Mx set_preference preference, Aaaa set_0 0, Srv set_priority priority, Srv set_weight weight, Srv set_port port, Ds set_key_tag key_tag, Ds set_algorithm algorithm, Ds set_digest_kind digest_kind, Rrsig set_covered covered, Rrsig set_algorithm algorithm, Rrsig set_labels labels, Rrsig set_original_ttl original_ttl, Rrsig set_expiration expiration, Rrsig set_inception inception, Rrsig set_key_tag key_tag, Dnskey set_flags flags, Dnskey set_protocol protocol, Dnskey set_algorithm algorithm;
    (): mqtt::Packet<'_> as mqtt::PacketView => ConnAck set_session_present session_present, ConnAck set_reason reason, Subscribe set_packet_id packet_id, Unsubscribe set_packet_id packet_id;
    (): mqtt::Property<'_> as mqtt::PropertyView => PayloadFormat set_0 0, MessageExpiry set_0 0, SessionExpiry set_0 0, ServerKeepAlive set_0 0, WillDelay set_0 0, ReceiveMaximum set_0 0, TopicAliasMaximum set_0 0, TopicAlias set_0 0, MaximumQos set_0 0, RetainAvailable set_0 0, MaximumPacketLen set_0 0, WildcardAvailable set_0 0, SharedAvailable set_0 0;
    (): postgres::StartupRequest<'_> as postgres::StartupRequestView => Cancel set_0 0;
    (): postgres::Frontend<'_> as postgres::FrontendView => Execute set_max_rows max_rows;
    (): postgres::Target<'_> as postgres::TargetView => ;
    (): postgres::Backend<'_> as postgres::BackendView => BackendKey set_0 0, ReadyForQuery set_0 0, Notification set_process process;
    (): postgres::Authentication<'_> as postgres::AuthenticationView => Md5Password set_0 0;
    (Tag, bool): bgp::Body<'_> as bgp::BodyView => Notification set_code code, Notification set_subcode subcode, RouteRefresh set_0 0;
    (): bgp::Parameter<'_> as bgp::ParameterView => ;
    (): bgp::Capability<'_> as bgp::CapabilityView => Multiprotocol set_0 0, FourOctetAs set_0 0;
    (Tag, bool): bgp::AttributeValue<'_> as bgp::AttributeValueView => Origin set_0 0, NextHop set_0 0, MultiExitDisc set_0 0, LocalPref set_0 0, Aggregator set_router router, MpReach set_afi afi, MpReach set_safi safi, MpUnreach set_afi afi, MpUnreach set_safi safi;
    (): modbus::Request as modbus::RequestView => ReadCoils set_0 0, ReadDiscreteInputs set_0 0, ReadHoldingRegisters set_0 0, ReadInputRegisters set_0 0, WriteSingleCoil set_0 0, WriteSingleRegister set_0 0, WriteMultipleCoils set_address address, WriteMultipleRegisters set_address address, MaskWriteRegister set_0 0;
    (): modbus::Response as modbus::ResponseView => WriteSingleCoil set_0 0, WriteSingleRegister set_0 0, WriteMultipleCoils set_0 0, MaskWriteRegister set_0 0, Exception set_code code;
    (): tls::Handshake<'_> as tls::HandshakeView => ;
    (): tls::ClientExtension<'_> as tls::ClientExtensionView => StatusRequest set_status_type status_type;
    (): tls::ServerName<'_> as tls::ServerNameView => ;
    (): tls::ServerExtension<'_> as tls::ServerExtensionView => ;
}

/// The addresses of the pseudo-headers, which those of the captured packets are not: checksums
/// are wrong, but for those that are absent.
pub(crate) const ADDRESSES: Addresses = Addresses::V4 {
    src: std::net::Ipv4Addr::new(10, 0, 0, 1),
    dst: std::net::Ipv4Addr::new(10, 0, 0, 2),
};

/// Asks views and decoders of every type of every protocol about octets.
pub(crate) fn ask_all(octets: &[u8], asked: &mut Asked) {
    macro_rules! each {
        ($ctx:expr; $($type:ty),* $(,)?) => {$(
            let donor = asked.donor(stringify!($type));
            ask::<$type, _>(stringify!($type), octets, donor.as_deref(), $ctx, asked);
        )*};
    }
    macro_rules! entries {
        ($($type:ty),* $(,)?) => {$(
            let checked = <$type as wire_core::Wire>::decode(octets).map(drop);
            assert_eq!(<$type>::view(octets).map(drop), checked, stringify!($type));
            assert_eq!(<$type>::view_mut(&mut octets.to_vec()).map(drop), checked, stringify!($type));
            let prefix = <$type as wire_core::Wire>::decode_prefix(octets).map(|(_, rest)| rest);
            assert_eq!(<$type>::view_prefix(octets).map(|(_, rest)| rest), prefix, stringify!($type));
        )*};
    }
    each! { ();
        arp::Packet<'_>, ethernet::MacAddr, ethernet::Frame<'_>, ethernet::Tag<'_>, ipv4::Packet<'_>, ipv4::Route, ipv6::Packet<'_>, ipv6::Options<'_>, ipv6::Routing<'_>, ipv6::Fragment<'_>, ipv6::Authentication<'_>, ipv6::Opaque<'_>, icmp::Message<'_>, icmp::Echo<'_>, icmp::ExtendedEcho<'_>, icmp::Error<'_>, icmp::Times<'_>, icmp::RouterAddress, icmp::Quote<'_>, icmpv6::Error<'_>, icmpv6::Echo<'_>, icmpv6::Listener<'_>, icmpv6::GroupRecord<'_>, icmpv6::RouterAdvertisement<'_>, icmpv6::NeighbourOption<'_>, icmpv6::Quote<'_>, tcp::SackBlock, inet::PseudoHeaderV4, inet::PseudoHeaderV6, dns::Message<'_>, dns::Start, dns::Header, dns::Flags, dns::Question, dns::Record<'_>, dns::Soa, dns::Text<'_>, dns::EdnsOption<'_>, dns::StreamPrefix, mqtt::FixedHeader, mqtt::PublishFlags, mqtt::Connect<'_>, mqtt::Will<'_>, mqtt::Ack<'_>, mqtt::Outcome<'_>, mqtt::Properties<'_>, mqtt::Reasons<'_>, mqtt::Subscription<'_>, mqtt::Text<'_>, mqtt::Binary<'_>, postgres::MessageHeader, postgres::Startup<'_>, postgres::Parameter<'_>, postgres::BackendKey, postgres::Bind<'_>, postgres::Datum<'_>, postgres::Mechanism<'_>, postgres::Column<'_>, postgres::Notice<'_>, postgres::Copied, bgp::MessageHeader, bgp::Open<'_>, bgp::Family, bgp::Prefix<'_>, modbus::MbapHeader, modbus::Range, modbus::SingleCoil, modbus::SingleRegister, modbus::Mask, tls::RecordHeader, tls::Record<'_>, tls::ClientHello<'_>, tls::ClientExtensions<'_>, tls::ProtocolName<'_>, tls::KeyShare<'_>, tls::ServerHello<'_>, tls::ServerExtensions<'_>, ntp::Packet<'_>, ntp::Short, ntp::Timestamp, ntp::Extension<'_>, ntp::Mac<'_>, pcap::File<'_>, pcap::FileHeader, ethernet::Content<'_>, ipv4::Ipv4Option<'_>, ipv6::Ipv6Option<'_>, tcp::TcpOption<'_>, mqtt::Packet<'_>, mqtt::Property<'_>, postgres::StartupRequest<'_>, postgres::Frontend<'_>, postgres::Target<'_>, postgres::Backend<'_>, postgres::Authentication<'_>, bgp::Parameter<'_>, bgp::Capability<'_>, modbus::Request, modbus::Response, tls::Handshake<'_>, tls::ClientExtension<'_>, tls::ServerName<'_>, tls::ServerExtension<'_>, modbus::Adu<modbus::Request>, modbus::Adu<modbus::Response>
    }
    entries! {
        arp::Packet<'_>, dns::Message<'_>, ethernet::Frame<'_>, ipv4::Packet<'_>, ipv4::Ipv4Option<'_>,
        modbus::Adu<modbus::Request>, mqtt::Packet<'_>, pcap::File<'_>, tls::Record<'_>,
    }
    each! { (ADDRESSES,); icmpv6::Message<'_>, udp::Datagram<'_>, tcp::Segment<'_> }
    for four_octet_as in [false, true] {
        each! { (four_octet_as,);
            bgp::Message<'_>, bgp::Update<'_>, bgp::PathAttribute<'_>, bgp::AsSegment
        }
    }
    for order in [Endian::Big, Endian::Little] {
        each! { (order,); pcap::Record<'_> }
    }
    let tag = u64::from(octets.first().copied().unwrap_or(0)) % 48;
    each! { (Tag(tag),);
        ipv6::Extension<'_>, ipv6::Route<'_>, icmp::Body<'_>, icmpv6::Body<'_>, icmpv6::NeighbourValue<'_>, dns::Ttl, dns::Data<'_>
    }
    each! { (Tag(tag), true); bgp::Body<'_>, bgp::AttributeValue<'_> }
}
